import Files
import SourceText
import TestSupport
import Testing

/// A promotion carries exactly what was chosen, by the fewest edits: shown on estates made by chance, against a model.
struct PromoteLawTests {
  /// A value of a unit; the name of the unit comes first.
  private typealias Values = [String: String]

  private static func modelled(_ estate: PromoteEstate) -> Values {
    var values: Values = [:]
    for (environment, units) in estate.units {
      for unit in units {
        for name in PromoteEstate.names {
          let path = estate.dialect == .alone ? estate.operand(environment) : "\(environment)/\(unit)"
          values["\(path) \(name)"] = estate.value(of: name, in: unit, of: environment)
        }
      }
    }
    return values
  }

  /// The values that the engine finds, each on one line.
  private static func resolved(_ files: InMemoryFileSystem) -> Values {
    let run = CommandRun(["resolve", ".", "--quiet"], files: files)
    #expect(run.status == .success, "\(run.errors)")
    var values: Values = [:]
    var unit = ""
    for line in run.output.split(separator: "\n") {
      if line.hasPrefix("# ") {
        unit = String(line.dropFirst(2))
      } else if let equals = line.firstRange(of: " = ") {
        values["\(unit) \(line[..<equals.lowerBound])"] = String(line[equals.upperBound...])
      }
    }
    return values
  }

  /// What the estate must be afterwards: every unit of prod has what its counterpart has, where that has anything.
  private static func expected(_ estate: PromoteEstate, _ name: String) -> (values: Values, changed: Set<String>) {
    var values = modelled(estate)
    var changed: Set<String> = []
    for unit in estate.units["prod"] ?? [] where estate.units["dev"]?.contains(unit) ?? false {
      guard let wanted = estate.value(of: name, in: unit, of: "dev") else { continue }
      let path = estate.dialect == .alone ? estate.operand("prod") : "prod/\(unit)"
      if values.updateValue(wanted, forKey: "\(path) \(name)") != wanted { changed.insert(unit) }
    }
    return (values, changed)
  }

  /// The fewest values to set in prod's files for that; nil when so many, or fewer, do not do it.
  private static func fewest(
    _ estate: PromoteEstate, _ name: String, _ wanted: Values, _ changed: Set<String>, atMost most: Int
  ) -> Int? {
    let files = Set(changed.flatMap { estate.layers(of: $0, in: "prod") }).filter { $0.hasPrefix("prod") }.sorted()
    let values = Set(changed.compactMap { estate.value(of: name, in: $0, of: "dev") }).sorted()
    func reaches(_ estate: PromoteEstate, _ first: Int, _ left: Int) -> Bool {
      if left == 0 { return modelled(estate) == wanted }
      for index in files.indices.dropFirst(first) {
        for value in values {
          var edited = estate
          edited.set(name, in: files[index], to: value)
          if reaches(edited, index + 1, left - 1) { return true }
        }
      }
      return false
    }
    return (0...max(0, most)).first { reaches(estate, 0, $0) }
  }

  @Test(arguments: Array(UInt64(1)...100), PromoteEstate.Dialect.allCases)
  func carriesWhatWasChosenByTheFewestEdits(seed: UInt64, dialect: PromoteEstate.Dialect) throws {
    var chance = SeededGenerator(seed: seed)
    let estate = PromoteEstate(dialect, &chance)
    let name = chance.element(of: PromoteEstate.names)
    #expect(Self.resolved(estate.files) == Self.modelled(estate))
    let (wanted, changed) = Self.expected(estate, name)
    let words = [estate.operand("dev"), estate.operand("prod"), "--only", name]
    let run = CommandRun(["promote"] + words + ["--write", "--diff"], files: estate.files)
    guard run.status == .success else {
      // Nothing may be written, there must be a reason, and no edits may do it.
      #expect(run.written.isEmpty && run.output.isEmpty && run.errors.contains("error:"), "\(run.errors)")
      let isNowhere = run.errors.contains("unused-name")
      #expect(isNowhere || Self.fewest(estate, name, wanted, changed, atMost: 4) == nil, "\(run.errors)")
      return
    }
    var after = estate.files
    for (path, bytes) in run.written { after.add(path, bytes) }
    #expect(Self.resolved(after) == wanted, "\(run.output)")
    let added = run.output.split(separator: "\n").count { $0.hasPrefix("+") && $0.contains(" = ") && !$0.contains("{") }
    #expect(Self.fewest(estate, name, wanted, changed, atMost: added) == added, "\(run.output)")
    // Nothing but what only prod has is left.
    let left = CommandRun(["diff"] + words + ["-f", "json"], files: after).output
    for kind in ["removed", "changed", "changed_type", "reordered"] {
      #expect(!left.contains("\"kind\": \"\(kind)\""), "\(left)")
    }
    let again = CommandRun(["promote"] + words, files: after)
    #expect(again.output.isEmpty && again.status == .success)
  }

  /// The law would hold if everything were refused.
  @Test(arguments: PromoteEstate.Dialect.allCases)
  func mostIsCarried(dialect: PromoteEstate.Dialect) {
    let carried = (UInt64(1)...60).count { seed in
      var chance = SeededGenerator(seed: seed)
      let estate = PromoteEstate(dialect, &chance)
      let words = [estate.operand("dev"), estate.operand("prod"), "--only", chance.element(of: PromoteEstate.names)]
      return CommandRun(["promote"] + words, files: estate.files).status == .success
    }
    #expect(carried > 40)
  }

  // MARK: values with parts

  private static let tags = ["x = 1", "y = \"dev\"", "y = \"prod\"", "x = \"2\"", "z = [1, 2]", "z = [2, 1]"]
  private static let lists = ["[]", "[1, 2]", "[2, 1]", "[1]", "[{ k = 1 }, \"dev\"]", "[{ k = 2 }, \"prod\"]"]

  private static func parts(_ dialect: PromoteEstate.Dialect, _ chance: inout SeededGenerator) -> PromoteEstate {
    var estate = PromoteEstate(dialect, &chance)
    for file in estate.lines.keys.sorted() where chance.once(in: 2) {
      var known: Set<Substring> = []
      let chosen = tags.filter { _ in chance.once(in: 2) }.filter { known.insert($0.prefix(1)).inserted }
      estate.set("tags", in: file, to: chosen.isEmpty ? "{}" : "{ \(chosen.joined(separator: ", ")) }")
      estate.set("list", in: file, to: chance.element(of: lists))
      let names = ["p", "q", "r"].filter { _ in chance.once(in: 2) }
      let entries = names.map { "{ name = \"\($0)\", value = \(chance.number(below: 2)) }" }
      estate.set("entries", in: file, to: "[\(entries.joined(separator: ", "))]")
    }
    return estate
  }

  /// Each change of a comparison as one line, with the unit, the kind and the path.
  private static func changes(_ words: [String], _ files: InMemoryFileSystem) -> [String] {
    let run = CommandRun(["diff"] + words + ["--group", "unit", "--quiet"], files: files)
    var unit = ""
    return run.output.split(separator: "\n").compactMap { line in
      if !line.hasPrefix(" "), let colon = line.firstIndex(of: ":") { unit = String(line[..<colon]) }
      let isChange = ["  + ", "  - ", "  ~ ", "  ? "].contains { line.hasPrefix($0) }
      return isChange ? unit + line : nil
    }
  }

  @Test(arguments: Array(UInt64(1)...60), PromoteEstate.Dialect.allCases)
  func partsThatOnlyTheOtherHasStay(seed: UInt64, dialect: PromoteEstate.Dialect) throws {
    var chance = SeededGenerator(seed: seed)
    let estate = Self.parts(dialect, &chance)
    let only = chance.element(of: [["tags"], ["tags.y"], ["list"], ["entries"], ["tags", "list", "entries"], ["*"]])
    let same = chance.once(in: 2) ? ["--same", "stage=dev:prod"] : []
    let words = [estate.operand("dev"), estate.operand("prod")] + only.flatMap { ["--only", $0] } + same
    let run = CommandRun(["promote"] + words + ["--write"], files: estate.files)
    guard run.status == .success else {
      #expect(run.written.isEmpty && run.output.isEmpty && run.errors.contains("error:"), "\(run.errors)")
      return
    }
    var after = estate.files
    for (path, bytes) in run.written { after.add(path, bytes) }
    #expect(Self.changes(words, after) == Self.changes(words, estate.files).filter { $0.contains("  + ") })
    // What was not chosen is as it was.
    let others = ["."] + only.flatMap { ["--ignore", $0] }
    let edits = run.written.keys.sorted().flatMap { path in ["--edit", "\(path)=/new\(path)"] }
    var both = estate.files
    for (path, bytes) in run.written { both.add(Path("/new\(path)"), bytes) }
    let rest = CommandRun(["diff"] + others + edits + ["--detailed-exitcode"], files: both)
    #expect(edits.isEmpty || rest.status == .success, "\(rest.output)\(rest.errors)")
  }

  @Test(arguments: PromoteEstate.Dialect.allCases)
  func mostPartsAreCarried(dialect: PromoteEstate.Dialect) {
    let carried = (UInt64(1)...40).count { seed in
      var chance = SeededGenerator(seed: seed)
      let estate = Self.parts(dialect, &chance)
      let words = [estate.operand("dev"), estate.operand("prod"), "--only", chance.element(of: ["tags", "list"])]
      return CommandRun(["promote"] + words, files: estate.files).status == .success
    }
    #expect(carried > 20, "\(carried)")
  }
}
