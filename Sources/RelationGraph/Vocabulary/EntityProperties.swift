/// What the properties that FollowTheMoney gives entities say in terms of the model: which fields of a node they fill.
public enum EntityProperties {
    /// Other names of an entity, certain and weak, present and former.
    public static let aliases: Set<String> = ["alias", "weakAlias", "previousName", "abbreviation"]
    public static let countries: Set<String> = ["country", "nationality", "jurisdiction"]
    public static let roles: Set<String> = ["position"]
    public static let summaries: Set<String> = ["summary", "description"]
    public static let notes: Set<String> = ["notes"]
    public static let urls: Set<String> = ["sourceUrl"]

    /// Numbers in registers, with the scheme that the model knows each by.
    public static let identifiers = [
        "idNumber": "national-id", "passportNumber": "passport", "socialSecurityNumber": "ssn", "registrationNumber": "registration",
        "taxNumber": "tax-id", "vatCode": "vat", "leiCode": "lei", "innCode": "inn", "ogrnCode": "ogrn", "okpoCode": "okpo",
        "dunsCode": "duns", "swiftBic": "swift", "wikidataId": "wikidata", "imoNumber": "imo", "mmsi": "mmsi", "serialNumber": "msn",
        "uscCode": "usc", "npiCode": "npi", "uniqueEntityId": "uei", "permId": "permid", "isin": "isin", "iban": "iban", "cikCode": "cik",
        "kppCode": "kpp", "isinCode": "isin", "unscId": "un", "bvdId": "bvd", "icijId": "icij", "opencorporatesUrl": "opencorporates",
    ]
}
