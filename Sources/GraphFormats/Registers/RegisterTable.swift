/// The tables of registers that their first record tells.
enum RegisterTable {
    case ofacList, ofacAliases, ftmStatements

    var format: InputFormat {
        switch self {
        case .ofacList: .ofacList
        case .ofacAliases: .ofacAliases
        case .ftmStatements: .ftmStatements
        }
    }

    /// Nil if the line is none of such a table: the header of statements, or a number first, `-0-` for what is missing, and as many fields as the
    /// list has.
    init?(firstLine line: ArraySlice<UInt8>) {
        var fields: [String] = [""]
        var isQuoted = false
        for byte in line {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: ","), !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        if FTMStatementColumns(fields) != nil {
            self = .ftmStatements
            return
        }
        guard !fields[0].isEmpty, fields[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        if fields.count == OFACReader.fieldCount, fields.contains(where: { $0.trimming(" ") == "-0-" }) {
            self = .ofacList
        } else if fields.count == OFACAliasReader.fieldCount, OFACAliasReader.types.contains(fields[2]) {
            self = .ofacAliases
        } else {
            return nil
        }
    }
}
