import Files
public import Hierarchy
public import SourceText
import Synchronization

/// Finds what is wrong with the buildspecs of a tree's units. Each buildspec is read once, however many units use it.
public final class BuildspecCheck: Sendable {
  private let tree: Tree
  private let secrets: SecretPolicy
  private let buildspecs = Mutex<[Path: Result<Buildspec, FileSystemError>]>([:])

  /// A check of the units of `tree`.
  ///
  /// - Parameter secrets: which values no message may show.
  public init(_ tree: Tree, secrets: SecretPolicy = .standard) {
    self.tree = tree
    self.secrets = secrets
  }

  /// What is wrong with a unit's buildspec and with the variables that its build gets, sorted by place. A unit that
  /// names no buildspec has no finding; one that this tree does not hold is a warning, since it may lie in another
  /// repository.
  public func findings(for unit: ResolvedUnit) -> [Diagnostic] {
    guard BuildspecLocation.setting(of: unit) != nil else { return [] }
    return findings(for: unit, buildspec: nil, startBuild: []).map { finding in
      finding.code == BuildspecRule.noBuildspec.rawValue ? finding.asWarning : finding
    }
  }

  /// The same for a buildspec that the user names.
  ///
  /// - Parameters:
  ///   - buildspec: the file, absolute; nil for the one that the unit names.
  ///   - startBuild: variables given for one build.
  public func findings(
    for unit: ResolvedUnit, buildspec given: Path?, startBuild: [EnvironmentVariable]
  ) -> [Diagnostic] {
    let reader = EnvironmentVariableReader(unit)
    var found = reader.diagnostics
    let setting = BuildspecLocation.setting(of: unit).map { $0.value.place(in: $0.winner.file) }
    do throws(Diagnostic) {
      let location = try BuildspecLocation.find(for: unit, given: given, in: tree)
      let buildspec = try load(location.source, askedAt: given == nil ? setting : nil)
      var own = buildspec.diagnostics + SpaceCheck.diagnostics(of: buildspec.file)
      if !buildspec.isUnreadable {
        let environment = BuildEnvironment(
          startBuild: startBuild, project: reader.variables, buildspec: buildspec.variables)
        let isOnWindows = Self.runsOnWindows(unit)
        own += BuildVariableCheck(buildspec, environment, onWindows: isOnWindows, secrets: secrets).diagnostics
        if buildspec.hasPOSIXShell(onWindows: isOnWindows) {
          own += BuildFolderCheck(buildspec, environment, unit, tree, layout: location.layout).diagnostics
        }
      }
      found += location.inline.map { own.map($0.moved) } ?? own
    } catch {
      found.append(error)
    }
    return found.sortedByPlace
  }

  /// What modules call the type of the build environment.
  private static let typeNames: [Text] = ["codebuild_type", "build_type", "environment_type"]

  /// True where the unit's build environment is one of Windows.
  private static func runsOnWindows(_ unit: ResolvedUnit) -> Bool {
    let type = typeNames.lazy.compactMap { unit.settings.position(of: $0) }.first.map { unit.settings[$0].value }
    let inside = unit.settings.position(of: "environment").flatMap { unit.settings[$0].value.members?["type"] }
    return (type ?? inside)?.string?.hasPrefix("WINDOWS_") ?? false
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
    let reader = EnvironmentVariableReader(unit)
    var found = reader.diagnostics
    var variables: [EnvironmentVariable] = []
    if given != nil || BuildspecLocation.setting(of: unit) != nil {
      do throws(Diagnostic) {
        let location = try BuildspecLocation.find(for: unit, given: given, in: tree)
        let setting = BuildspecLocation.setting(of: unit).map { $0.value.place(in: $0.winner.file) }
        let buildspec = try load(location.source, askedAt: given == nil ? setting : nil)
        let own = buildspec.isUnreadable ? buildspec.diagnostics : []
        variables = location.inline.map { buildspec.variables.map($0.moved) } ?? buildspec.variables
        found += location.inline.map { own.map($0.moved) } ?? own
      } catch {
        // Without its buildspec the environment is not whole, but the other layers stand.
        found.append(given == nil ? error.asWarning : error)
      }
    }
    let environment = BuildEnvironment(startBuild: startBuild, project: reader.variables, buildspec: variables)
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

extension Diagnostic {
  /// The same, and no worse than a warning.
  fileprivate var asWarning: Diagnostic { Diagnostic(.warning, code, wording, at: place, notes: notes, help: advice) }
}
