public import HCL1Syntax
public import SourceText

/// The `terragrunt` block of a unit or a parent, with its functions evaluated.
public struct TerragruntBlock: Sendable {
  /// `terraform { … }`, or nil.
  public var terraform: TerraformBlock?
  /// `remote_state { … }`, or nil.
  public var remoteState: RemoteState?
  /// The folders of `dependencies { paths = … }` as written; nil without the block.
  public var dependencies: [Located<Text>]?
  /// `prevent_destroy`.
  public var preventDestroy: Bool { preventDestroySetting?.value ?? false }
  /// `skip`.
  public var skip: Bool { skipSetting?.value ?? false }
  /// `prevent_destroy` and where it is set; nil when nothing sets it.
  public var preventDestroySetting: Located<Bool>?
  /// `skip` and where it is set; nil when nothing sets it.
  public var skipSetting: Located<Bool>?
  /// `iam_role`, nil when absent.
  public var iamRole: Located<Text>?

  /// A block without contents.
  public init() {}
}

/// `terraform { source … }`.
public struct TerraformBlock: Sendable {
  /// `source`, or nil.
  public var source: Located<Text>?
  /// False when the files do not determine `source`; its text then gives the reason.
  public var isSourceKnown = true
  /// The `extra_arguments` blocks, in merged order.
  public var extraArguments: [ExtraArguments] = []
  /// The `before_hook` blocks, in merged order.
  public var beforeHooks: [Hook] = []
  /// The `after_hook` blocks, in merged order.
  public var afterHooks: [Hook] = []

  /// A block without contents.
  public init() {}
}

/// A named block, which a child's block with the same name replaces.
protocol NamedBlock {
  var name: Located<Text> { get }
}

/// `extra_arguments "name" { … }`.
public struct ExtraArguments: Sendable, NamedBlock {
  /// The label.
  public var name: Located<Text>
  /// The Terraform commands it applies to; a command listed twice applies twice.
  public var commands: [Located<Text>] = []
  /// Arguments as written.
  public var arguments: [Located<Text>] = []
  /// Var files that must exist.
  public var requiredVarFiles: [Located<Text>] = []
  /// Var files that may be absent.
  public var optionalVarFiles: [Located<Text>] = []
  /// Environment variables, in source order; a later one replaces an earlier one with the same name.
  public var environment: [(name: Text, value: Located<Text>)] = []
}

/// `before_hook "name" { … }` or `after_hook "name" { … }`.
public struct Hook: Sendable, NamedBlock {
  /// The label.
  public var name: Located<Text>
  /// The Terraform commands it runs for.
  public var commands: [Located<Text>] = []
  /// The command and its arguments.
  public var execute: [Located<Text>] = []
  /// `run_on_error`.
  public var runOnError = false
}

/// `remote_state { backend config { … } }`.
public struct RemoteState: Sendable {
  /// `backend`.
  public var backend: Located<Text>
  /// The members of `config`; HCL1 ranges refer to the file of `backend`.
  public var config: [Member] = []

  /// A state in the given backend.
  public init(backend: Located<Text>, config: [Member]) {
    self.backend = backend
    self.config = config
  }
}

extension ExtraArguments {
  /// A block with that label and no contents.
  public init(labelled name: Located<Text>) { self.init(name: name) }
}

extension Hook {
  /// A block with that label and no contents.
  public init(labelled name: Located<Text>) { self.init(name: name) }
}
