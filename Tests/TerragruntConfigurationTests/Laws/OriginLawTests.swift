import Files
import HCL1Syntax
import HCL2Evaluation
import Hierarchy
import SourceText
import TestSupport
import Testing

/// An origin is the line to edit: a change there changes the value, and a change of anything that the chain of origins
/// does not name leaves it alone.
struct OriginLawTests {
  private static let estates: UInt64 = 14

  private static func estate(_ seed: UInt64) -> GeneratedEstate { GeneratedEstate(seed: seed) }

  private func resolved(_ files: InMemoryFileSystem, _ units: [Path]) -> [ResolvedUnit] {
    let run = EstateRun(files, usesModuleDefaults: true)
    return units.map { run.tree.resolve($0) }
  }

  @Test func editingTheOriginChangesTheValue() {
    var tried = 0
    for seed in 0..<Self.estates {
      let estate = Self.estate(seed)
      let files = estate.tree()
      for (unit, path) in zip(resolved(files, estate.units), estate.units) where !unit.diagnostics.hasErrors {
        for setting in unit.settings where setting.value.firstUnknown == nil {
          let place = setting.value.place(in: setting.winner.file)
          guard let changed = edited(files, place, setting) else {
            Issue.record("estate \(seed): \(setting.name) has no place in a file")
            continue
          }
          tried += 1
          let after = resolved(changed, [path])[0]
          let value = after.settings.first { $0.name == setting.name }?.value
          let line = "estate \(seed), \(unit.path): \(setting.name) at \(place.file.name):\(place.start.line)"
          if after.diagnostics.hasErrors {
            #expect(isPartOfAResult(setting.value), "\(line): \(after.diagnostics.map { "\($0.message)" })")
            continue
          }
          #expect(value.map { EstateRun.text($0.typedForm) } != EstateRun.text(setting.value.typedForm), "\(line)")
        }
      }
    }
    #expect(tried > 150)
  }

  /// True for a value that may be a part of what an expression computes, so that a text in its place has no such part.
  private func isPartOfAResult(_ value: Value) -> Bool {
    value.typed?.origin.map { $0.root.step != .literal } ?? false
  }

  /// The tree with another value at the place.
  private func edited(_ files: InMemoryFileSystem, _ place: Place, _ setting: Setting) -> InMemoryFileSystem? {
    let path = GeneratedEstate.folder.appending(Path(place.file.name)).cleaned
    guard let bytes = try? files.read(path), bytes == place.file.bytes, place.range.lower < place.range.upper else {
      return nil
    }
    let text: String =
      setting.origin.layer == .variableArgument ? "\"\(setting.name)=edited\"" : Self.other(setting.value.typedForm)
    var changed = files
    changed.add(
      path, Array(bytes[..<Int(place.range.lower)]) + Array(text.utf8) + Array(bytes[Int(place.range.upper)...]))
    return changed
  }

  private static func other(_ value: TypedValue) -> String {
    switch value.content {
    case .null, .unknown, .string: "\"edited\""
    case .number: "987654321"
    case .bool(let flag): flag ? "false" : "true"
    case .list, .set, .tuple: "[\"edited\"]"
    case .map, .object: "{ edited = \"edited\" }"
    }
  }

  @Test func editingAnythingElseDoesNot() {
    var changes = 0
    for seed in 0..<Self.estates {
      let estate = Self.estate(seed)
      let before = resolved(estate.tree(), estate.units)
      let chains = before.map { unit in unit.settings.map { EstateRun.chain(of: $0.value.typed) } }
      let places = estate.places
      for (number, leaf) in estate.leaves.enumerated() where leaf.role == .value && (number + Int(seed)) % 6 == 0 {
        guard let place = places[number] else { continue }
        let after = resolved(estate.tree(replacing: [number: leaf.other]), estate.units)
        for (index, unit) in after.enumerated() where !unit.diagnostics.hasErrors {
          for (old, chain) in zip(before[index].settings, chains[index]) where old.value.typed != nil {
            guard let new = unit.settings.first(where: { $0.name == old.name }),
              EstateRun.text(new.value.typedForm) != EstateRun.text(old.value.typedForm)
            else { continue }
            changes += 1
            let isNamed = chain.contains { found in
              GeneratedEstate.folder.appending(Path(found.file.name)).cleaned == place.file
                && Int(found.range.lower) <= place.range.lowerBound && place.range.upperBound <= Int(found.range.upper)
            }
            #expect(
              isNamed || old.origin.layer == .variableArgument || old.origin.layer == .environment,
              "estate \(seed): leaf \(number) \(leaf.text) in \(place.file) changes \(old.name) of \(unit.path)")
          }
        }
      }
    }
    #expect(changes > 50)
  }
}
