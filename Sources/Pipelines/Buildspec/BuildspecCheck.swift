import Files
public import Hierarchy
public import SourceText
import Synchronization

/// Finds what is wrong with the buildspecs of a tree's units. Each buildspec is read once, however many units use it.
public final class BuildspecCheck: Sendable {
  private let tree: Tree
  private let settings: RenderSettings?
  private let secrets: SecretPolicy
  private let buildspecs = Mutex<[Path: Result<Buildspec, FileSystemError>]>([:])

  /// A check of the units of `tree`.
  ///
  /// - Parameters:
  ///   - settings: inputs and mapping, which give the units' variables other names and values; nil for none.
  ///   - secrets: which values no message may show.
  public init(_ tree: Tree, settings: RenderSettings? = nil, secrets: SecretPolicy = .standard) {
    self.tree = tree
    self.settings = settings
    self.secrets = secrets
  }

  /// What is wrong with a unit's buildspec and with the variables that its build gets, sorted by place. A unit that
  /// names no buildspec has no findings. If the tree does not hold the buildspec, that is a warning: it may be in another
  /// repository. Nothing is said of what is not known.
  public func findings(for unit: ResolvedUnit) -> [Diagnostic] {
    guard BuildspecLocation.setting(of: unit) != nil else { return [] }
    let found = findings(for: unit, buildspec: nil, startBuild: [])
    return found.filter { $0.code != UnknownSettings.code }.map { finding in
      finding.has(BuildspecRule.noBuildspec) ? finding.rated(.warning) : finding
    }
  }

  /// The files that the builds of a unit run, absolute, each once: its buildspec, and those that the batch of that names.
  /// One that the tree does not hold has the path that it would have at the tree's top.
  public func files(of unit: ResolvedUnit) -> [Path] {
    guard let setting = BuildspecLocation.setting(of: unit), let path = BuildspecLocation.path(in: setting) else {
      return []
    }
    let own = file(at: path, for: unit)
    var files = [own]
    var known: Set = [own]
    if let buildspec = try? load(own, askedAt: nil) {
      for named in buildspec.batch.named where named.path.firstIndex(of: Byte.lineFeed) == nil {
        let file = file(at: Path(named.path), for: unit)
        if known.insert(file).inserted { files.append(file) }
      }
    }
    return files
  }

  private func file(at path: Path, for unit: ResolvedUnit) -> Path {
    RepositoryLayout.find(path, for: unit, in: tree)?.file ?? tree.root.appending(path).cleaned
  }

  /// True if the unit has builds: it names a buildspec, sets variables for builds, or describes a project or pipeline.
  public func describesBuilds(_ unit: ResolvedUnit) -> Bool {
    let build = BuildSettings(unit, settings, module: tree.module(of: unit))
    return build.buildspec != nil || !build.variables.isEmpty || !build.diagnostics.isEmpty
      || UnitRequests.isPipeline(unit, mapping: settings?.mapping ?? ParameterMapping())
  }

  /// What is wrong with the buildspec of a unit, or with one that the user names, and with the buildspecs that its batch
  /// names; sorted by place.
  ///
  /// - Parameters:
  ///   - buildspec: the file, absolute; nil for the one that the unit names.
  ///   - startBuild: variables given for one build.
  public func findings(
    for unit: ResolvedUnit, buildspec given: Path?, startBuild: [EnvironmentVariable]
  ) -> [Diagnostic] {
    let build = BuildSettings(unit, settings, module: tree.module(of: unit))
    var found = build.diagnostics
    do throws(Diagnostic) {
      let location = try BuildspecLocation.find(build.buildspec, for: unit, given: given, in: tree)
      let buildspec = try load(location.source, askedAt: given == nil ? build.buildspec?.place : nil)
      let batch = NamedBuildspecs(of: buildspec, at: location, unit, tree) { path in
        do throws(Diagnostic) { return try load(path, askedAt: nil) } catch { return nil }
      }
      let callers = given == nil ? [] : variablesOfBatch(naming: location, unit, build)
      let shell = buildspec.shell(onWindows: build.runsOnWindows)
      var run = BuildVariableCheck.Run(
        shell: shell, batch: buildspec.batch.variables + batch.ownVariables + callers,
        injectedNames: build.injectedNames, possibleNames: build.possibleNames,
        noDocker: buildspec.batch.hasOwnMachines ? nil : build.noDocker)
      run.others = batch.jobs.map { ($0.buildspec, $0.shell(onWindows: build.runsOnWindows)) }
      let subject = Subject(unit: unit, startBuild: startBuild, project: build.variables, layout: location.layout)
      var own = batch.diagnostics + findings(buildspec, run, subject)
      for job in batch.jobs {
        var inner = BuildVariableCheck.Run(
          shell: job.shell(onWindows: build.runsOnWindows), batch: job.variables, injectedNames: build.injectedNames,
          possibleNames: build.possibleNames)
        inner.noDocker = job.hasOwnMachine ? nil : build.noDocker
        inner.isNamedByBatch = true
        own += findings(job.buildspec, inner, subject)
      }
      found += location.inline.map { own.map($0.moved) } ?? own
    } catch {
      found.append(error)
    }
    return found.sortedByPlace
  }

  /// What all buildspecs of one unit are checked with.
  private struct Subject {
    let unit: ResolvedUnit
    let startBuild: [EnvironmentVariable]
    let project: [EnvironmentVariable]
    let layout: RepositoryLayout?
  }

  private func findings(
    _ buildspec: Buildspec, _ run: BuildVariableCheck.Run, _ subject: Subject
  ) -> [Diagnostic] {
    var found = buildspec.diagnostics + SpaceCheck.diagnostics(of: buildspec.file)
    if buildspec.isUnreadable { return found }
    let environment = BuildEnvironment(
      startBuild: subject.startBuild, project: subject.project, buildspec: buildspec.variables)
    found += BuildVariableCheck(buildspec, environment, run, secrets: secrets).diagnostics
    if run.shell == .posix {
      found +=
        BuildFolderCheck(
          buildspec, environment, subject.unit, tree, layout: subject.layout,
          changing: run.possibleNames.union(run.batch.map(\.name))
        ).diagnostics
    }
    return found
  }

  /// The variables by which the build of a unit finds folders of the tree: commands of its buildspec enter these.
  public func namesOfFolders(for unit: ResolvedUnit) -> Set<Text> {
    let build = BuildSettings(unit, settings, module: tree.module(of: unit))
    do throws(Diagnostic) {
      let location = try BuildspecLocation.find(build.buildspec, for: unit, given: nil, in: tree)
      let buildspec = try load(location.source, askedAt: nil)
      guard buildspec.shell(onWindows: build.runsOnWindows) == .posix else { return [] }
      let environment = BuildEnvironment(startBuild: [], project: build.variables, buildspec: buildspec.variables)
      return BuildFolderCheck(
        buildspec, environment, unit, tree, layout: location.layout,
        changing: build.possibleNames.union(buildspec.batch.variables.map(\.name))
      ).entered
    } catch {
      return []
    }
  }

  /// The variables that the batch of the unit's own buildspec sets for a buildspec that it names.
  private func variablesOfBatch(
    naming location: BuildspecLocation, _ unit: ResolvedUnit, _ build: BuildSettings
  ) -> [BuildspecBatch.Variable] {
    guard case .file(let path) = location.source else { return [] }
    do throws(Diagnostic) {
      let own = try BuildspecLocation.find(build.buildspec, for: unit, given: nil, in: tree)
      let buildspec = try load(own.source, askedAt: nil)
      return buildspec.batch.named.filter {
        RepositoryLayout.find(Path($0.path), for: unit, in: tree)?.file == path
      }.flatMap(\.variables)
    } catch {
      // The user names another buildspec, so the unit's own may be missing.
      return []
    }
  }

  /// The environment that a unit's build starts with.
  ///
  /// - Parameters:
  ///   - buildspec: the file, absolute; nil for the one that the unit names, and none where it can't be found.
  ///   - startBuild: variables given for one build.
  /// - Returns: the environment, and what is wrong with the layers.
  public func environment(
    of unit: ResolvedUnit, buildspec given: Path?, startBuild: [EnvironmentVariable]
  ) -> (environment: BuildEnvironment, diagnostics: [Diagnostic]) {
    let build = BuildSettings(unit, settings, module: tree.module(of: unit))
    var found = build.diagnostics
    var variables: [EnvironmentVariable] = []
    if given != nil || build.buildspec != nil {
      do throws(Diagnostic) {
        let location = try BuildspecLocation.find(build.buildspec, for: unit, given: given, in: tree)
        let buildspec = try load(location.source, askedAt: given == nil ? build.buildspec?.place : nil)
        let own = buildspec.isUnreadable ? buildspec.diagnostics : []
        variables = location.inline.map { buildspec.variables.map($0.moved) } ?? buildspec.variables
        found += location.inline.map { own.map($0.moved) } ?? own
      } catch {
        // The other layers are still right without the buildspec.
        found.append(given == nil ? error.rated(.warning) : error)
      }
    }
    let environment = BuildEnvironment(startBuild: startBuild, project: build.variables, buildspec: variables)
    return (environment, found)
  }

  private func load(_ source: BuildspecLocation.Source, askedAt place: Place?) throws(Diagnostic) -> Buildspec {
    switch source {
    case .inline(let inline): return Buildspec(inline.text)
    case .file(let path): return try load(path, askedAt: place)
    }
  }

  private func load(_ path: Path, askedAt place: Place?) throws(Diagnostic) -> Buildspec {
    let result = buildspecs.withLock { known in
      if let result = known[path] { return result }
      let result = read(path)
      known[path] = result
      return result
    }
    do throws(FileSystemError) {
      return try result.get()
    } catch {
      throw Diagnostic(
        .error, BuildspecRule.noBuildspec.rawValue,
        "the buildspec '\(tree.displayName(of: path))' can't be read: \(words: error.reason)",
        at: place, help: "name a buildspec: --buildspec FILE")
    }
  }

  private func read(_ path: Path) -> Result<Buildspec, FileSystemError> {
    do throws(FileSystemError) {
      return .success(Buildspec(try tree.source(at: path)))
    } catch {
      return .failure(error)
    }
  }
}
