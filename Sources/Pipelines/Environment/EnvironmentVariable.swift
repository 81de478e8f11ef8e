public import SourceText

/// One variable of a build's environment. Source: `EnvironmentVariable` of the CodeBuild API.
public struct EnvironmentVariable: Sendable {
  /// How CodeBuild interprets the value.
  public enum Kind: String, Sendable, CaseIterable {
    /// The value itself.
    case plaintext = "PLAINTEXT"
    /// The name of a Systems Manager parameter, read when the build starts.
    case parameterStore = "PARAMETER_STORE"
    /// `secret-id[:json-key[:version-stage[:version-id]]]`, read when the build starts.
    case secretsManager = "SECRETS_MANAGER"

    /// Its name in the API.
    var name: Text {
      switch self {
      case .plaintext: Self.plaintextName
      case .parameterStore, .secretsManager: Text(rawValue)
      }
    }

    private static let plaintextName = Text(plaintext.rawValue)
  }

  /// The layer that sets it, highest precedence first.
  public enum Origin: String, Sendable, CaseIterable {
    /// Set for one build: by `start-build`, or by a pipeline's CodeBuild action.
    case startBuild = "start-build"
    /// `environment_variables` of the unit: the project's.
    case project
    /// `env.variables` of the buildspec.
    case buildspecVariables = "buildspec/env.variables"
    /// `env.parameter-store` of the buildspec.
    case buildspecParameterStore = "buildspec/env.parameter-store"
    /// `env.secrets-manager` of the buildspec.
    case buildspecSecretsManager = "buildspec/env.secrets-manager"
  }

  /// The name.
  public let name: Text
  /// The value, or the reference that it is looked up by.
  public let value: Text
  /// How CodeBuild interprets the value.
  public let kind: Kind
  /// The layer that sets it.
  public let origin: Origin
  /// The place of the name.
  public let namePlace: Place
  /// The place of the value.
  public let valuePlace: Place

  /// A variable with its places.
  public init(
    name: Text, value: Text, kind: Kind, origin: Origin, namePlace: Place, valuePlace: Place
  ) {
    self.name = name
    self.value = value
    self.kind = kind
    self.origin = origin
    self.namePlace = namePlace
    self.valuePlace = valuePlace
  }

  /// The value as it may be shown: the mask if its form is secret, or if it is a plain value with a secret name. A reference
  /// to a store is not secret itself.
  public func shownValue(_ secrets: SecretPolicy) -> Text {
    let isNamedSecret = kind == .plaintext && secrets.isSecret(name: name, holding: value)
    return isNamedSecret ? SecretPolicy.mask : secrets.shown(value)
  }
}

extension EnvironmentVariable.Origin {
  /// True for layers of the buildspec.
  public var isBuildspec: Bool {
    switch self {
    case .startBuild, .project: false
    case .buildspecVariables, .buildspecParameterStore, .buildspecSecretsManager: true
    }
  }

  /// The layer's name in messages.
  public var name: String {
    switch self {
    case .startBuild: "start-build"
    case .project: "the project"
    case .buildspecVariables: "the buildspec's env.variables"
    case .buildspecParameterStore: "the buildspec's env.parameter-store"
    case .buildspecSecretsManager: "the buildspec's env.secrets-manager"
    }
  }
}
