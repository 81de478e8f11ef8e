public import SourceText

/// One variable of a build's environment. Source: `EnvironmentVariable` of the CodeBuild API.
public struct EnvironmentVariable: Sendable {
  /// How CodeBuild takes the value.
  public enum Kind: String, Sendable, CaseIterable {
    /// The value itself.
    case plaintext = "PLAINTEXT"
    /// The name of a parameter of the Systems Manager, read when the build starts.
    case parameterStore = "PARAMETER_STORE"
    /// `secret-id[:json-key[:version-stage[:version-id]]]`, read when the build starts.
    case secretsManager = "SECRETS_MANAGER"

    /// What the API calls it.
    var name: Text {
      switch self {
      case .plaintext: Self.plaintextName
      case .parameterStore, .secretsManager: Text(rawValue)
      }
    }

    private static let plaintextName = Text(plaintext.rawValue)
  }

  /// Where it is set, strongest first.
  public enum Origin: String, Sendable, CaseIterable {
    /// Given for one build: `start-build`, or the environment variables of a pipeline's CodeBuild action.
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
  /// The value, or what the value is looked up by.
  public let value: Text
  /// How CodeBuild takes the value.
  public let kind: Kind
  /// Where it is set.
  public let origin: Origin
  /// Where the name stands.
  public let namePlace: Place
  /// Where the value stands.
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

  /// The value as it may be shown: the mask where its look is secret, or the name of a plain value. What a value of a
  /// store is looked up by is itself no secret.
  public func shownValue(_ secrets: SecretPolicy) -> Text {
    let isNamedSecret = kind == .plaintext && secrets.isSecret(name: name, holding: value)
    return isNamedSecret ? SecretPolicy.mask : secrets.shown(value)
  }
}
