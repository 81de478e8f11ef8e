/// A change to the clean unit of `testdata/pipelines/refused` that a rule reports.
struct Refusal: Sendable {
  /// The file to change.
  enum File: String, Sendable {
    case unit = "terraform.tfvars"
    case inputs = "inputs.tfvars"
  }

  /// The rule's code.
  let code: String
  /// The lines that replace those with the same names, or are added.
  let lines: [String]
  let file: File
  /// The variables to remove.
  let without: [String]
  /// The variable on whose line the report is expected.
  let place: String

  /// - Parameter at: the variable on whose line the report is expected; by default that of the first line.
  init(
    _ code: String, _ lines: String..., in file: File = .unit, without: [String] = [], at place: String? = nil
  ) {
    self.code = code
    self.lines = lines
    self.file = file
    self.without = without
    self.place = place ?? Self.name(of: lines.first ?? "")
  }

  /// The name that a line sets.
  static func name(of line: some StringProtocol) -> String { String(line.prefix { $0 != " " }) }

  /// The tfvars text with the change applied.
  func changed(_ text: String) -> String {
    var kept: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let name = Self.name(of: line)
      if without.contains(name) { continue }
      kept.append(lines.first { Self.name(of: $0) == name && !name.isEmpty } ?? String(line))
    }
    let known = Set(kept.map { Self.name(of: $0) })
    return (kept + lines.filter { !known.contains(Self.name(of: $0)) }).joined(separator: "\n") + "\n"
  }
}

extension Refusal: CustomStringConvertible {
  var description: String { "\(code): \((lines.first ?? "").prefix(80))" }
}
