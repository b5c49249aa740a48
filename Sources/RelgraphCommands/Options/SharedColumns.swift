import GraphFormats

extension ColumnMapping {
    /// Reads several graphs, with columns that are those of the tables among them: some may be none.
    ///
    /// - Parameters:
    ///   - columns: nil if none are named.
    ///   - read: reads the graph at a path; throws `LoadError.noTable` where it has columns to read and finds no table.
    /// - Throws: `LoadError.noTable` if there is no table anywhere.
    static func load<Graph>(
        _ paths: [String], _ columns: ColumnMapping?, inputFormat: InputFormat?, by read: (String, ColumnMapping?) throws -> Graph
    ) throws -> [Graph] {
        guard let columns else { return try paths.map { try read($0, nil) } }
        let tables = try paths.map { path -> Graph? in
            // What comes from standard input can be read only once.
            if path == "-", inputFormat != .csv, inputFormat != .tsv { return nil }
            do { return try read(path, columns) } catch LoadError.noTable { return nil }
        }
        if tables.allSatisfy({ $0 == nil }) { throw LoadError.noTable }
        return try zip(paths, tables).map { try $1 ?? read($0, nil) }
    }
}
