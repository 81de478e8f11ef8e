public import SourceText

/// What a listing says of an environment of a module without Terragrunt.
public struct ListedEnvironment: Sendable {
  /// Why it is one.
  public struct Reason: Sendable {
    /// The kind of reason: `naming`, `automation`, `differs`, `unfollowed`, `module` or `given`.
    public let kind: Text
    /// The reason, as a sentence without a full stop.
    public let sentence: Message
    /// The place that shows it; nil for a file name.
    public let place: Place?

    /// A reason.
    public init(kind: Text, sentence: Message, place: Place?) {
      self.kind = kind
      self.sentence = sentence
      self.place = place
    }
  }

  /// The name; empty for a module that needs no arguments.
  public let name: Text
  /// The workspace; nil for the default one.
  public let workspace: Text?
  /// The var files that are passed, relative to the tree's top folder, the later wins.
  public let varFiles: [Path]
  /// Those of them that all environments share, by their names.
  public let sharedFiles: Set<Path>
  /// Where its state is kept, as far as that is known for sure; nil when it is not.
  public let backend: ModuleBackend?
  /// The backend as far as the files say, with parts that only a run can tell left out; nil where none is written.
  public let remoteState: RemoteState?
  /// Why it is an environment; never empty.
  public let reasons: [Reason]
  /// True when the user names the module with all its arguments.
  public let isGiven: Bool

  /// An environment.
  public init(
    name: Text, workspace: Text?, varFiles: [Path], sharedFiles: Set<Path> = [], backend: ModuleBackend? = nil,
    remoteState: RemoteState? = nil, reasons: [Reason], isGiven: Bool = false
  ) {
    self.isGiven = isGiven
    self.sharedFiles = sharedFiles
    self.backend = backend
    self.remoteState = remoteState
    self.name = name
    self.workspace = workspace
    self.varFiles = varFiles
    self.reasons = reasons
  }

  /// The module and the name of the environment that `MODULE@NAME` says, `@NAME` and `.@NAME` that of the folder's module;
  /// nil for any other path.
  public static func named(_ path: Path) -> (module: Path, name: Text)? {
    guard let sign = path.name.firstIndex(of: Byte.at), sign + 1 < path.name.count else { return nil }
    let before = path.name[0..<sign]
    let module = before.isEmpty || before == "." ? path.parent : path.parent.appending(Path(before))
    return (module, path.name[sign + 1..<path.name.count])
  }
}
