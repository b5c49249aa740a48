"""Writes what schema.org says of the types and properties that claims are written with: python3 generate_schemaorg.py VOCABULARY > schemaorg.json

VOCABULARY is schemaorg-current-https.jsonld of a release of github.com/schemaorg/schemaorg.
"""

import json
import sys

TYPES = ["ClaimReview", "Claim", "Rating", "Article", "Person", "Organization", "NewsMediaOrganization", "Place", "Event", "CreativeWork",
         "Product", "PropertyValue"]
PROPERTIES = ["about", "alternateName", "alternativeHeadline", "appearance", "author", "claimReviewed", "dateModified", "datePublished",
              "description", "firstAppearance", "headline", "identifier", "inLanguage", "itemReviewed", "jobTitle", "keywords", "name",
              "propertyID", "publisher", "ratingExplanation", "reviewRating", "subjectOf", "temporalCoverage", "text", "url", "value"]

entries = {entry["@id"].removeprefix("schema:"): entry for entry in json.load(open(sys.argv[1]))["@graph"]}


def names(value):
    values = value if isinstance(value, list) else [value]
    return [one["@id"].removeprefix("schema:") for one in values]


def ancestors(name):
    found = [name]
    for parent in names(entries[name].get("rdfs:subClassOf", [])):
        found += [one for one in ancestors(parent) if one not in found] if parent in entries else []
    return found


for name in PROPERTIES:
    assert "schema:supersededBy" not in entries[name], name
print(json.dumps({
    "release": sys.argv[2],
    "types": {name: ancestors(name) for name in TYPES},
    "properties": {name: {"domain": names(entries[name]["schema:domainIncludes"]), "range": names(entries[name]["schema:rangeIncludes"])}
                   for name in PROPERTIES},
}, indent=1))
