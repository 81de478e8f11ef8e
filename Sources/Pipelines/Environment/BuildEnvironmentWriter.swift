public import SourceText

/// Writes a build's environment as data: JSON, a buildspec's `env` block, a pipeline action's JSON string.
public struct BuildEnvironmentWriter {
  private let secrets: SecretPolicy
  private let showsOrigins: Bool

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - showsOrigins: whether to write which layer set each variable, and what it overrides.
  ///   - secrets: what is masked.
  public init(showsOrigins: Bool, secrets: SecretPolicy) {
    self.showsOrigins = showsOrigins
    self.secrets = secrets
  }

  // MARK: JSON

  /// The list for `environmentVariablesOverride` of StartBuild. With origins, each variable also has `from`, and
  /// `overridden` if it overrides others.
  public mutating func json(_ environment: BuildEnvironment) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginList()
    for entry in environment.entries {
      writer.beginObject()
      members(of: entry.winner, to: &writer)
      if showsOrigins {
        writer.member("from", Text(entry.winner.origin.rawValue))
        if !entry.overridden.isEmpty { overridden(entry.overridden, to: &writer) }
      }
      writer.endObject()
    }
    writer.endList()
    return writer.take() + [Byte.lineFeed]
  }

  private func members(of variable: EnvironmentVariable, to writer: inout JSONWriter) {
    writer.member("name", variable.name)
    writer.member("value", variable.shownValue(secrets))
    writer.member("type", Text(variable.kind.rawValue))
  }

  private mutating func overridden(_ variables: [EnvironmentVariable], to writer: inout JSONWriter) {
    writer.key("overridden")
    writer.beginList()
    for variable in variables {
      writer.beginObject()
      writer.member("value", variable.shownValue(secrets))
      writer.member("type", Text(variable.kind.rawValue))
      writer.member("from", Text(variable.origin.rawValue))
      writer.member("at", variable.namePlace.fileAndLine)
      writer.endObject()
    }
    writer.endList()
  }

  /// The value of `EnvironmentVariables` in the configuration of a pipeline's CodeBuild action: one line of JSON, without the
  /// variables that the build reads from the buildspec.
  public func actionConfiguration(_ environment: BuildEnvironment) -> [UInt8] {
    var writer = JSONWriter.compact
    writer.beginList()
    for entry in environment.entries where !entry.winner.origin.isBuildspec {
      writer.beginObject()
      members(of: entry.winner, to: &writer)
      writer.endObject()
    }
    writer.endList()
    return writer.take()
  }

  // MARK: a buildspec's env

  /// The `env` block of a buildspec with the same environment.
  public mutating func buildspec(_ environment: BuildEnvironment) -> [UInt8] {
    guard !environment.entries.isEmpty else { return Array("env: {}\n".utf8) }
    var output = Array("env:\n".utf8)
    for kind in EnvironmentVariable.Kind.allCases {
      let entries = environment.entries.filter { $0.winner.kind == kind }
      if entries.isEmpty { continue }
      output += Array("  \(kind.buildspecKey):\n".utf8)
      for entry in entries {
        output += Array("    ".utf8) + Self.scalar(entry.winner.name) + Array(": ".utf8)
        output += Self.scalar(entry.winner.shownValue(secrets))
        if showsOrigins { output += Array(" # \(origin(of: entry))".utf8) }
        output.append(Byte.lineFeed)
      }
    }
    return output
  }

  private static func scalar(_ text: Text) -> [UInt8] {
    var writer = YAMLWriter()
    writer.string(text)
    return writer.take().dropLast()
  }

  // MARK: origins

  /// The layer and the place that set a variable, and what it overrides, on one line.
  public func origin(of entry: BuildEnvironment.Entry) -> String {
    let beaten = entry.overridden.map { ", beats \($0.origin.rawValue) at \($0.namePlace.fileAndLine)" }
    let own = entry.winner.origin == .startBuild ? "" : " at \(entry.winner.namePlace.fileAndLine)"
    return entry.winner.origin.rawValue + own + beaten.joined()
  }
}

extension Place {
  /// The place as `file:line`.
  fileprivate var fileAndLine: String { DiagnosticTextWriter.visible("\(file.name):\(start.line)") }
}

extension EnvironmentVariable.Kind {
  /// The key of such variables in a buildspec's `env`.
  var buildspecKey: String {
    switch self {
    case .plaintext: "variables"
    case .parameterStore: "parameter-store"
    case .secretsManager: "secrets-manager"
    }
  }
}
