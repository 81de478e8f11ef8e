import SourceText

enum Parser {
  static func parseBody(_ file: SourceFile) -> ParsedFile { empty(file) }
  static func parseExpression(_ file: SourceFile) -> ParsedFile { empty(file) }
  static func parseTemplate(_ file: SourceFile) -> ParsedFile { empty(file) }
  static func empty(_ file: SourceFile) -> ParsedFile {
    ParsedFile(storage: SyntaxStorage(file, [SyntaxNode(.file, 0, file.bytes.count)]), diagnostics: [])
  }
}

enum JSONParser {
  static func parse(_ file: SourceFile, hasTemplates: Bool) -> ParsedFile { Parser.empty(file) }
}
