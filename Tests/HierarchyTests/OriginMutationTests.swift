import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// An origin is the line to edit: changing the value there changes what the unit gets. Tested for every variable, and
/// every key of a merged map, of every fixture tree.
struct OriginMutationTests {
  /// A way to resolve for which origins must be correct.
  enum Way: String, CaseIterable, CustomTestStringConvertible {
    case expected, exact, terraform012, apply, environment

    var options: ResolutionOptions {
      var options = ResolutionOptions()
      options.accounts.everywhere = "111122223333"
      switch self {
      case .expected: break
      case .exact: options.compatibility = .terragrunt0187
      case .terraform012: options.terraform = .v012
      case .apply: options.command = "apply"
      case .environment: options.usesEnvironment = true
      }
      return options
    }

    var testDescription: String { rawValue }
  }

  private static var trees: [String] {
    get throws { try ["sample"] + Testdata.cases(in: "hierarchy").map { "hierarchy/\($0)/tree" } }
  }

  @Test(arguments: try trees, Way.allCases)
  func editingTheOriginChangesTheValue(tree: String, way: Way) throws {
    let files = try Testdata.tree(Testdata.folder.appending(Path(tree)), at: "/tree")
    let original = Tree(root: "/tree", fileSystem: files, options: way.options)
    for unit in original.resolve(original.selection(of: ["/tree"])) where !unit.diagnostics.hasErrors {
      for setting in unit.settings {
        check(setting.winner, of: setting.name, key: nil, unit, files, way)
        for key in setting.mergedKeys { check(key.winner, of: setting.name, key: key.key, unit, files, way) }
      }
    }
  }

  @Test func thereIsMuchToTry() throws {
    var count = 0
    for tree in try Self.trees {
      let files = try Testdata.tree(Testdata.folder.appending(Path(tree)), at: "/tree")
      let original = Tree(root: "/tree", fileSystem: files, options: Way.expected.options)
      count += original.resolve(original.selection(of: ["/tree"])).map(\.settings.count).reduce(0, +)
    }
    #expect(count > 200)
  }

  private func check(
    _ assignment: Assignment, of name: Text, key: Text?, _ unit: ResolvedUnit, _ files: InMemoryFileSystem, _ way: Way
  ) {
    let place = assignment.origin.place
    let path = Path("/tree").appending(Path(place.file.name)).cleaned
    let range = assignment.value.range
    let edited =
      Text(Array(place.file.bytes[..<Int(range.lower)])) + Self.other(assignment, in: place.file)
      + Text(Array(place.file.bytes[Int(range.upper)...]))
    var changed = files
    changed.add(path, edited.bytes)
    let tree = Tree(root: "/tree", fileSystem: changed, options: way.options)
    let after = tree.resolve(Path("/tree").appending(unit.configurationFile))
    let line = place.file.line(at: place.range.lower)
    let what: Testing.Comment = "\(name)\(key.map { ".\($0)" } ?? "") at \(place.file.name):\(line) of \(unit.path)"
    #expect(!after.diagnostics.hasErrors, what)
    let before = unit.settings.first { $0.name == name }?.value
    let value = after.settings.first { $0.name == name }?.value
    #expect(value != nil, what)
    if let key { #expect(value?.members?[key] != before?.members?[key], what) } else { #expect(value != before, what) }
  }

  /// A text of the same kind with a different value; for `-var`, the argument with a different value.
  private static func other(_ assignment: Assignment, in file: SourceFile) -> Text {
    if assignment.origin.layer == .variableArgument {
      let written = file.text(assignment.value.range)
      guard let equals = assignment.isOneWord(written) ? nameEnd(written) : written.firstIndex(of: 0x3D) else {
        return written
      }
      let value: Text =
        switch assignment.value.content {
        case .boolean, .number, .string, .null, .unknown: "another value"
        case .list: "[987654321]"
        case .object: "{ another = 987654321 }"
        }
      return written[0..<equals + 1] + value + "\""
    }
    let isJSON = file.name.hasSuffix(".json")
    switch assignment.value.content {
    case .boolean(let flag): return flag ? "false" : "true"
    case .number: return "987654321"
    case .string, .null, .unknown: return "\"another value\""
    case .list: return "[\"another value\"]"
    case .object: return isJSON ? "{ \"another\": \"value\" }" : "{ another = \"value\" }"
    }
  }

  /// The position of the `=` after the name in `-var=name=value`.
  private static func nameEnd(_ word: Text) -> Int? {
    word.firstIndex(of: 0x3D).flatMap { word.firstIndex(of: 0x3D, from: $0 + 1) }
  }
}

extension Assignment {
  /// True for `-var=name=value`, false for a `name=value` after `-var`.
  fileprivate func isOneWord(_ written: Text) -> Bool { written.hasPrefix("\"-var=") || written.hasPrefix("\"--var=") }
}
