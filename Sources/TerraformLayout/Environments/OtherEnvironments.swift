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
    let file: Path
    let place: Place
    let environments: Set<Text>
  }

  private let root: Path
  /// The environments of each module that have var files by their names, with these.
  private var files: [Path: [Text: [Path]]] = [:]
  /// The environments that a module's var file is for.
  private var environments: [Path: [Path: Set<Text>]] = [:]
  private var order: [Job] = []
  private var passed: [Job: [Passed]] = [:]

  /// - Parameter named: what the names of var files say.
  init(_ root: Path, _ named: [ModuleEnvironment]) {
    self.root = root
    for environment in named where !environment.name.isEmpty {
      let own = environment.varFiles.filter { !EnvironmentName.isCommon($0) }
      files[environment.module, default: [:]][environment.name] = own
      for file in own { environments[environment.module, default: [:]][file, default: []].insert(environment.name) }
    }
  }

  /// Takes in a run that surely happens, with what it is for.
  mutating func note(_ run: TerraformRun, for found: [ModuleEnvironment]) {
    guard run.isPlan, !run.labels.isEmpty, !run.condition.hasUnknown else { return }
    for environment in found {
      guard let known = environments[environment.module] else { continue }
      let job = Job(file: run.place.file.name, labels: run.labels, module: environment.module)
      for case .file(let file, let place?) in environment.arguments {
        guard let said = known[file] else { continue }
        if passed[job] == nil { order.append(job) }
        passed[job, default: []].append(Passed(file: file, place: place, environments: said))
      }
    }
  }

  /// One for each place.
  var mistakes: [Diagnostic] {
    var seen: Set<Place.Spot> = []
    return order.flatMap { job in
      guard let (label, name) = named(by: job), let all = passed[job],
        !all.contains(where: { $0.environments.contains { Self.words($0).contains(Self.words(name)) } }),
        let own = files[job.module]?[name]?.last
      else { return [Diagnostic]() }
      return all.filter { seen.insert($0.place.spot).inserted }.map { other in
        Diagnostic(
          .warning, ResolutionCode.otherEnvironmentFile,
          "'\(label)' passes the var file of '\(other.environments.sorted()[0])', and none of '\(name)'",
          at: other.place,
          help: "pass '\(own.relative(to: root))', or call it after the environment that it is for")
      }
    }
  }

  /// The one environment of the module that the names of a job say, and the name that says it; nil for none and for several.
  private func named(by job: Job) -> (label: Text, name: Text)? {
    var found: (label: Text, name: Text)?
    let known = (files[job.module] ?? [:]).keys.filter { name in
      !VarFileName.words(of: name).allSatisfy(NamingWords.tasks.contains)
    }.sorted()
    for label in job.labels {
      let words = Self.words(label)
      let said = known.filter { words.contains(Self.words($0)) }
      let longest = said.filter { name in
        !said.contains { $0 != name && Self.words($0).contains(Self.words(name)) }
      }
      for name in longest {
        if let found, found.name != name { return nil }
        found = found ?? (label, name)
      }
    }
    return found
  }

  /// The words of a name, each between two signs: one name contains another where the texts do.
  private static func words(_ name: Text) -> Text {
    VarFileName.words(of: EnvironmentName.cleaned(name)).reduce("-") { $0 + $1 + "-" }
  }
}
