import Hierarchy
import SourceText
import YAMLSyntax

/// Expressions of a job of GitHub Actions that read a key which its matrix lacks.
struct MatrixKeys {
  /// One for each key, at the first expression.
  private(set) var mistakes: [Diagnostic] = []
  private let file: SourceFile
  private var keys: Set<Text> = []
  private var told: Set<Text> = []

  /// - Parameter job: a job; nothing is wrong without a matrix, or where only a run can tell its keys.
  init(of job: [YAMLEntry], in file: SourceFile) {
    self.file = file
    guard let matrix = job["strategy"]?.entries?["matrix"]?.entries, let keys = Self.keys(of: matrix) else { return }
    self.keys = keys
    for entry in job where entry.name != "strategy" { search(entry.value, isExpression: entry.name == "if") }
  }

  /// The keys in lower case, as GitHub compares them.
  private static func keys(of matrix: [YAMLEntry]) -> Set<Text>? {
    var keys: Set<Text> = []
    for entry in matrix where entry.name != "exclude" {
      guard entry.name == "include" else {
        keys.insert(entry.name.lowercasedASCII)
        continue
      }
      guard let rows = entry.value.elements else { return nil }
      for row in rows {
        guard let members = row.entries else { return nil }
        keys.formUnion(members.map(\.name.lowercasedASCII))
      }
    }
    return keys
  }

  private mutating func search(_ node: YAMLNode, isExpression: Bool) {
    for element in node.elements ?? [] { search(element, isExpression: false) }
    for entry in node.entries ?? [] { search(entry.value, isExpression: entry.name == "if") }
    guard let scalar = node.scalar, scalar.text.contains("matrix.") else { return }
    if isExpression { return search(0..<scalar.text.count, scalar) }
    var start = 0
    while let opening = scalar.text.firstRange(of: "${{", from: start) {
      let end = scalar.text.firstRange(of: "}}", from: opening.upperBound)?.lowerBound ?? scalar.text.count
      search(opening.upperBound..<end, scalar)
      start = end
    }
  }

  private mutating func search(_ expression: Range<Int>, _ scalar: YAMLScalar) {
    let text = scalar.text[0..<expression.upperBound]
    var start = expression.lowerBound
    while let found = text.firstRange(of: "matrix.", from: start) {
      start = found.upperBound
      look(at: found, scalar)
    }
  }

  private mutating func look(at found: Range<Int>, _ scalar: YAMLScalar) {
    let text = scalar.text
    let start = found.lowerBound
    if start > 0, Self.isOfName(text[start - 1]) || text[start - 1] == Byte.dot { return }
    var end = found.upperBound
    while end < text.count, Self.isOfName(text[end]) { end += 1 }
    let key = text[found.upperBound..<end]
    guard !key.isEmpty, !keys.contains(key.lowercasedASCII), told.insert(key.lowercasedASCII).inserted else { return }
    let names = keys.sorted().map(\.description)
    let meant = NearestName.of(key.description, among: names)
    mistakes.append(
      Diagnostic(
        .warning, ResolutionCode.unknownMatrixKey, "the matrix of this job has no key '\(key)', so this is empty",
        at: Place(file, scalar.sourceRange(of: start..<end)),
        help: meant.map { "did you mean 'matrix.\($0)'?" } ?? "its keys are: \(names.joined(separator: ", "))"))
  }

  private static func isOfName(_ byte: UInt8) -> Bool { ShellName.isPart(byte) || byte == Byte.hyphen }
}
