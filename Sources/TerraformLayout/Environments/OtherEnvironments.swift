import Hierarchy
import SourceText

/// Jobs and targets that are named after one environment and pass the var file of another, and none of their own.
struct OtherEnvironments {
  /// What one job runs of a module.
  private struct Job: Hashable {
    let file: Text
    let labels: [Text]
    let module: Path
  }

  /// A var file that a job passes, and the environments that it is for by its name.
  private struct Passed {
    let place: Place
    let environments: Set<Text>
    /// False where only a run can tell whether it is passed.
    let isSure: Bool
  }

  /// The most words of a name that are looked at.
  private static let mostWords = 20

  private let root: Path
  /// The environments of each module that have var files by their names, with these, by the words of their names.
  private var known: [Path: [[Text]: (name: Text, files: [Path])]] = [:]
  /// The environments that a module's var file is for.
  private var environments: [Path: [Path: Set<Text>]] = [:]
  private var order: [Job] = []
  private var passed: [Job: [Passed]] = [:]

  /// - Parameter named: what the names of var files say.
  init(_ root: Path, _ named: [ModuleEnvironment]) {
    self.root = root
    for environment in named where !environment.name.isEmpty {
      let own = environment.varFiles.filter { !EnvironmentName.isCommon($0) }
      let words = VarFileName.words(of: environment.name)
      known[environment.module, default: [:]][words] = (environment.name, own)
      for file in own { environments[environment.module, default: [:]][file, default: []].insert(environment.name) }
    }
  }

  /// Takes in a run, with what it is for.
  mutating func note(_ run: TerraformRun, for found: [ModuleEnvironment]) {
    guard run.isPlan, !run.labels.isEmpty else { return }
    let isSure = run.condition == .always(true) && run.earlier == .always(true)
    for environment in found {
      guard let known = environments[environment.module] else { continue }
      let job = Job(file: run.place.file.name, labels: run.labels, module: environment.module)
      for case .file(let file, let place?) in environment.arguments {
        guard let said = known[file] else { continue }
        if passed[job] == nil { order.append(job) }
        passed[job, default: []].append(Passed(place: place, environments: said, isSure: isSure))
      }
    }
  }

  /// One for each place.
  var mistakes: [Diagnostic] {
    var seen: Set<Place.Spot> = []
    return order.flatMap { job in
      guard let (label, name, files) = named(by: job), let own = files.last, let all = passed[job],
        !all.contains(where: { $0.environments.contains { Self.isPart(name, of: $0) } })
      else { return [Diagnostic]() }
      return all.filter { $0.isSure && seen.insert($0.place.spot).inserted }.map { other in
        Diagnostic(
          .warning, ResolutionCode.otherEnvironmentFile,
          "'\(label)' passes the var file of '\(other.environments.sorted()[0])', and none of '\(name)'",
          at: other.place,
          help: "pass '\(own.relative(to: root))', or call it after the environment that it is for")
      }
    }
  }

  /// The one environment of the module that the names of a job say, with the name that says it and its var files; nil for
  /// none and for several.
  private func named(by job: Job) -> (label: Text, name: Text, files: [Path])? {
    guard let known = known[job.module] else { return nil }
    var found: (label: Text, name: Text, files: [Path])?
    for label in job.labels {
      for words in Self.longest(of: Self.runs(of: label).filter { known[$0] != nil }) {
        guard let (name, files) = known[words], !words.allSatisfy(NamingWords.tasks.contains) else { continue }
        if let found, found.name != name { return nil }
        found = found ?? (label, name, files)
      }
    }
    return found
  }

  /// The words of a name that follow one another, in each length.
  private static func runs(of name: Text) -> [[Text]] {
    let words = VarFileName.words(of: EnvironmentName.cleaned(name)).prefix(mostWords)
    return words.indices.flatMap { start in
      (start..<words.endIndex).map { Array(words[start...$0]) }
    }
  }

  /// Without those that are a part of another.
  private static func longest(of all: [[Text]]) -> [[Text]] {
    all.filter { words in !all.contains { $0.count > words.count && isPart(words, of: $0) } }
  }

  private static func isPart(_ name: Text, of other: Text) -> Bool {
    isPart(VarFileName.words(of: name), of: VarFileName.words(of: other))
  }

  private static func isPart(_ words: [Text], of others: [Text]) -> Bool {
    others.indices.contains { others[$0...].starts(with: words) }
  }
}
