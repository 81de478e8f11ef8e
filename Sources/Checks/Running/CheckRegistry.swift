import Hierarchy
public import SourceText
import YAMLSyntax

/// A code that `strata check` may report, for `--list` and `--disable`.
public struct CheckDescription: Sendable {
  /// The code.
  public let code: String
  /// The highest severity that it reports.
  public let severity: Severity
  /// The lower severities that it reports in less serious cases, highest first.
  public let milder: [Severity]
  /// One line: the mistake that it finds.
  public let summary: String

  init(code: String, severity: Severity, milder: [Severity] = [], summary: String) {
    self.code = code
    self.severity = severity
    self.milder = milder
    self.summary = summary
  }

  init(_ code: some ListedCode) {
    self.init(
      code: code.rawValue, severity: code.severities.first ?? .error, milder: Array(code.severities.dropFirst()),
      summary: code.summary)
  }

  /// All severities that it reports, highest first.
  public var severities: [Severity] { [severity] + milder }
}

/// All checks.
public enum CheckRegistry {
  static let unitChecks: [UnitRule] = [
    .alone(HiddenVariable.self), .alone(ShallowVarFile.self), .alone(RepeatedVarFile.self),
    .alone(RelativeVarFile.self), .alone(RedundantValue.self), .alone(SplitMap.self),
    .inContext(IncludeLevels.self), .alone(EnvironmentName.self), .inContext(RegionMismatch.self),
    .alone(EcrNames.self), .alone(AutoApprove.self), .alone(TypeMismatch.self), .alone(MissingKey.self),
    .alone(MinimumAboveMaximum.self), .alone(RefusedValue.self), .alone(OddBlock.self),
    .alone(TooOpen.self), .alone(UndeclaredAttribute.self),
    .inContext(DefaultValue.self), .alone(QuotedLiteral.self), .alone(UnknownCommand.self), .alone(InitBareWord.self),
    .alone(VarFileCommands.self), .inContext(MissingHookScript.self), .inContext(NoBackendBlock.self),
    .alone(EmptyStateSetting.self), .alone(MisspeltStateSetting.self), .alone(HiddenInput.self),
  ]

  static let fileChecks: [any FileCheck.Type] = [
    DuplicateKey.self, InterpolationInComment.self, TrailingSpace.self, OddSpace.self, Placeholder.self,
    PlainSecret.self, UnknownIgnore.self, UnusedMark.self, BadVariableName.self, HeredocMarker.self,
    BadPolicy.self, OddNumber.self,
  ]

  static let configurationChecks: [any ConfigurationCheck.Type] = [
    PlainSecret.self, PrefixedLookup.self, Placeholder.self, OddSpace.self, TrailingSpace.self, UnknownIgnore.self,
    UnusedMark.self, BadVariableName.self, DuplicateKey.self, BadPolicy.self,
  ]

  static let estateChecks: [any EstateCheck.Type] = [
    AbsentVarFile.self, DependencyNotAUnit.self, DependencyCycle.self, MissingModuleFile.self, SharedState.self,
    ForeignBucket.self,
    UnwrittenState.self, MissingOutput.self, UnlistedDependency.self, FixedStateKey.self,
    UnusedSharedVariable.self, LikelyTypo.self, MissingSource.self, UnpinnedSource.self, BranchSource.self,
    UnsetVariable.self, NoCode.self, NoRemoteState.self, ForeignEnvironment.self, ForeignAccount.self,
    AccountMismatch.self, ForeignID.self, OverlappingNetworks.self, CopiedName.self, OddNumber.self,
    ProviderRegion.self, CopiedRegion.self,
    MissingInOneEnvironment.self, FileWithoutBlock.self, UndeclaredVariable.self, StateWithoutLock.self,
    NotInherited.self, ExactRefused.self, ExactState.self, ExactValue.self, MockAtApply.self, BareInclude.self,
    RootName.self, RunCommand.self, UndeclaredReference.self, UndeclaredOutput.self, RepeatedName.self,
    MisspeltKey.self, LostProtection.self, BadPolicy.self, ForeignBranch.self, RefusedValue.self,
  ]

  /// The checks of this module, by code in byte order.
  public static let checks: [CheckDescription] = {
    let ofUnits: [any Check.Type] = unitChecks.map(\.check)
    func others(_ checks: [any Check.Type]) -> [any Check.Type] {
      checks.filter { check in !(ofUnits + fileChecks).contains { $0 == check } }
    }
    let types = ofUnits + fileChecks + others(configurationChecks) + others(estateChecks)
    return types.map { CheckDescription(code: $0.code, severity: $0.severity, milder: $0.milder, summary: $0.summary) }
      .sorted { $0.code < $1.code }
  }()

  /// The codes that reading and resolving a tree report, in byte order.
  public static let resolution: [CheckDescription] = ReadingCodes.all

  /// The codes for buildspecs that units name, in byte order.
  public static let buildspec: [CheckDescription] =
    (BuildspecFindings.codes + YAMLCode.allCases.map(CheckDescription.init)).sorted {
      $0.code < $1.code
    }

  /// The codes for pipelines that AWS would refuse, in byte order.
  public static let pipelines: [CheckDescription] = PipelineFindings.codes.sorted { $0.code < $1.code }

  /// All codes that may be reported, those of the checks first.
  public static let all: [CheckDescription] = checks + pipelines + buildspec + resolution

  /// Every code.
  public static let codes: Set<String> = Set(all.map(\.code))

  /// The known code that is most similar to an unknown one.
  public static func nearest(to code: String) -> String? { NearestName.of(code, among: codes.sorted()) }
}
