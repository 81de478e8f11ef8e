import Hierarchy
import SourceText

/// A policy of AWS that is no JSON, or whose statements have an effect that AWS does not know.
enum BadPolicy: TextCheck, EstateCheck {
  static let code = "bad-policy"
  static let severity = Severity.warning
  static let summary = "a policy that is no JSON, or has an effect other than Allow and Deny"

  static func findings(about text: NamedText, in file: SourceFile) -> [Diagnostic] {
    guard PolicyStatement.mayBePolicy(text.text) else { return [] }
    return finding(in: text.text, "the policy in '\(text.name)'") { place(of: $0, in: text) }
  }

  /// The findings about files that modules read.
  static func findings(in estate: Estate) -> [Diagnostic] {
    var folders: Set<Path> = []
    let modules = estate.units.compactMap(\.module).filter { folders.insert($0.folder).inserted }
    return modules.flatMap { module in
      Set(module.ownFilesRead.lazy.map(\.value).filter { $0.name.hasSuffix(ending) }).sorted().flatMap { path in
        let full = module.folder.appending(path).cleaned
        guard full.isWithin(estate.tree.root), let file = try? estate.tree.source(at: full) else {
          return [] as [Diagnostic]
        }
        let text = Text(file.bytes)
        guard PolicyStatement.mayBePolicy(text) else { return [] }
        return finding(in: text, "the policy that the module '\(module.path)' reads") {
          Place(file, SourceRange($0.lowerBound, $0.upperBound))
        }
      }
    }
  }

  private static let ending: StaticString = ".json"
  private static let effects = ["Allow", "Deny"]

  /// - Parameter place: where a range of the text stands.
  private static func finding(
    in text: Text, _ subject: Message, at place: (Range<Int>) -> Place
  ) -> [Diagnostic] {
    do throws(JSONText.Mistake) {
      guard let policy = try JSONText.read(text) else { return [] }
      return PolicyStatement.all(in: policy).compactMap { statement in
        guard let effect = statement.effect, let word = effect.string, !word.contains("${"),
          !effects.contains(word.description)
        else { return nil }
        let nearest = NearestName.of(word.description, among: effects)
        return finding(
          "\(subject) has the effect '\(word)', which AWS does not know", at: place(effect.range),
          help: nearest.map { "did you mean '\($0)'?" } ?? "write Allow or Deny")
      }
    } catch {
      return [
        finding(
          "\(subject) is no JSON: \(error.message)", at: place(error.offset..<error.offset + 1), help: error.help)
      ]
    }
  }

  /// Where a part of a text stands: the whole text where it has escapes, or is put together.
  private static func place(of part: Range<Int>, in text: NamedText) -> Place {
    let (file, range) = (text.place.file, text.place.range)
    guard let start = file.text(range).firstRange(of: text.text)?.lowerBound else { return text.place }
    let lower = Int(range.lower) + start
    return Place(file, SourceRange(lower + part.lowerBound, lower + part.upperBound))
  }
}
