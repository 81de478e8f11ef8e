import SourceText

/// A pipeline ships the branch of another environment, or a misspelt one, where the others of its environment ship one branch.
enum ForeignBranch: EstateCheck {
  static let code = "foreign-branch"
  static let severity = Severity.warning
  static let summary = "a pipeline that ships the branch of another environment, or a misspelt one"

  /// Variables that give the branch of a pipeline.
  static let names: Set<Text> = [
    "branch", "branch_name", "source_branch", "source_branch_name", "git_branch", "repository_branch", "repo_branch",
  ]
  /// Variables that give its repository.
  static let repositories: Set<Text> = [
    "repository", "repository_name", "repository_id", "repo", "repo_name", "source_repository", "source_repo",
    "github_repo", "github_repository", "git_repository", "full_repository_id",
  ]

  private struct Pipeline {
    let environment: KnownEnvironment
    let repository: Text?
    let branch: UnitFacts.Value
  }

  /// A repository in an environment.
  private struct Home: Hashable {
    let environment: KnownEnvironment
    let repository: Text?
  }

  /// Fewer others in the environment show no rule.
  private static let leastOthers = 3
  /// With more branches, each pipeline may have its own.
  private static let mostBranches = 2
  /// Fewer pipelines with one repository and one branch show no rule.
  private static let leastPeers = 2
  private static let mostSlips = 2

  static func findings(in estate: Estate) -> [Diagnostic] {
    let pipelines = pipelines(in: estate)
    if pipelines.count <= leastOthers { return [] }
    let environments = Dictionary(grouping: pipelines, by: \.environment)
    let homes = Dictionary(grouping: pipelines) { Home(environment: $0.environment, repository: $0.repository) }
    /// The branches that all pipelines with a repository ship in an environment, if these are several.
    let usual = homes.compactMapValues { pipelines -> UnitFacts.Value? in
      let branches = Set(pipelines.map(\.branch.content))
      return branches.count == 1 && pipelines.count >= leastPeers ? pipelines[0].branch : nil
    }
    return homes.flatMap { home, pipelines -> [Diagnostic] in
      let all = environments[home.environment] ?? []
      guard all.count > leastOthers, let odd = odd(among: pipelines),
        Set(all.map(\.branch.content)).count <= mostBranches + 1,
        all.count(where: { $0.branch.content == odd.content }) == 1,
        let right = pipelines.first(where: { $0.branch.content != odd.content })?.branch
      else { return [] }
      let elsewhere = usual.filter { $0.key.repository == home.repository && $0.value.content == odd.content }
        .map(\.value).min { $0.place.file.name < $1.place.file.name }
      let isSlip =
        NearestName.of(odd.content.description, among: [right.content.description], atMost: mostSlips) != nil
      guard elsewhere != nil || isSlip else { return [] }
      return [finding(about: odd, right, others: pipelines.count - 1, elsewhere)]
    }
  }

  private static func pipelines(in estate: Estate) -> [Pipeline] {
    var spots: Set<Place.Spot> = []
    return estate.units.compactMap { unit in
      guard !unit.isSkipped, let branch = unit.sought.branch,
        let environment = estate.environment(of: unit)?.environment, spots.insert(branch.place.spot).inserted
      else { return nil }
      let repository = unit.sought.telling.first { repositories.contains($0.name) }?.content
      return Pipeline(environment: environment, repository: repository, branch: branch)
    }
  }

  /// The branch of the one pipeline that does not ship what all the others do.
  private static func odd(among pipelines: [Pipeline]) -> UnitFacts.Value? {
    let branches = Dictionary(grouping: pipelines, by: \.branch.content)
    guard branches.count == 2, pipelines.count > leastPeers else { return nil }
    return branches.values.first { $0.count == 1 }?.first?.branch
  }

  private static func finding(
    about odd: UnitFacts.Value, _ right: UnitFacts.Value, others: Int, _ elsewhere: UnitFacts.Value?
  ) -> Diagnostic {
    let notes =
      [Diagnostic.Note("'\(right.content)' here", at: right.place)]
      + (elsewhere.map { [Diagnostic.Note("'\(odd.content)' is for another environment", at: $0.place)] } ?? [])
    return finding(
      "'\(odd.name)' is '\(odd.content)', where the \(others) other pipelines with this repository and environment ship '\(right.content)'",
      at: odd.place, notes: notes, help: "write '\(right.content)' if it was copied or misspelt")
  }
}
