import HCL1Syntax
import SourceText

/// A repository that is a source of a pipeline.
struct SourceRepository {
  let name: RequestValue
  let owner: RequestValue?
  let repository: RequestValue?
  let branch: RequestValue?
  let artifact: RequestValue?
  /// True for the repository of the unit's own variables.
  var isPrimary = true

  /// `owner/repository`; nil if one of them is missing.
  var fullName: RequestValue? {
    guard let owner = owner?.text, let repository, let name = repository.text else { return nil }
    return RequestValue(.text(owner + "/" + name), from: repository.source)
  }
}

/// Further repositories. Source: the module `multisource-pipeline` of the published example, whose variable is a list of
/// maps with these keys.
extension RequestBuilder {
  private static let repositoryKeys: [Text] = ["name", "repository_owner", "repository", "branch", "artifact"]

  /// The complete elements of `secondary_sources`.
  mutating func secondaryRepositories() -> [SourceRepository] {
    guard let given = given(.secondarySources) else { return [] }
    guard let elements = given.value.elements else {
      report(
        .secondarySource, "'\(given.name)' must be a list of maps, but is \(words: given.value.kindName)",
        at: given.place,
        help: "each map has \(Self.repositoryKeys.map(\.description).joined(separator: ", "))")
      return []
    }
    return elements.compactMap { repository($0, in: given.file) }
  }

  private mutating func repository(_ element: Value, in file: SourceFile) -> SourceRepository? {
    guard let members = element.members else {
      report(
        .secondarySource, "a secondary source must be a map, but is \(words: element.kindName)",
        at: element.place(in: file))
      return nil
    }
    var values: [Text: RequestValue] = [:]
    for key in Self.repositoryKeys {
      guard let member = members.member(key), let text = member.value.scalarText, !text.isEmpty else {
        report(
          .secondarySource, "a secondary source has no '\(key)'",
          at: (members.member(key)?.value ?? element).place(in: file),
          help: "each map has \(Self.repositoryKeys.map(\.description).joined(separator: ", "))")
        return nil
      }
      let source = RequestValue.Source(name: key, place: member.value.place(in: file))
      values[key] = RequestValue(.text(text), from: source)
    }
    guard let name = values["name"] else { return nil }
    return SourceRepository(
      name: name, owner: values["repository_owner"], repository: values["repository"], branch: values["branch"],
      artifact: values["artifact"], isPrimary: false)
  }
}
