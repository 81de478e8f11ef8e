public import Files
public import SourceText
import Synchronization

/// The resources of an evaluation: files, and limits of time and memory.
public struct EvaluationContext: Sendable {
  /// The file system for file functions; nil where a document must not read files.
  public let files: (any FileSystem)?
  /// Reads a whole file whose places can be shown; nil where only `files` gives its bytes.
  public let source: (@Sendable (Path) throws(FileSystemError) -> SourceFile)?
  /// The folder that relative paths start from, absolute: Terraform's working directory.
  public let workingFolder: Path
  /// The folder for `~`; nil when it is unknown.
  public let homeFolder: Path?
  /// The remaining time and memory, shared by all evaluations of one document.
  public let budget: EvaluationBudget

  /// A context; without `files` all file functions fail.
  public init(
    files: (any FileSystem)? = nil, source: (@Sendable (Path) throws(FileSystemError) -> SourceFile)? = nil,
    workingFolder: Path = "/", homeFolder: Path? = nil, budget: EvaluationBudget = EvaluationBudget()
  ) {
    self.files = files
    self.source = source
    self.workingFolder = workingFolder
    self.homeFolder = homeFolder
    self.budget = budget
  }
}

/// Limits the work of an evaluation: a stranger's file must neither hang it nor exhaust the memory.
///
/// Each expression, each new element and each 64 bytes of text cost one step.
public final class EvaluationBudget: Sendable {
  private let left: Atomic<Int>
  /// The initial number of steps.
  public let limit: Int

  /// Enough for tens of megabytes of values; lasts at most for seconds.
  public static let defaultLimit = 5_000_000

  /// A budget of `limit` steps.
  public init(limit: Int = defaultLimit) {
    self.limit = limit
    left = Atomic(limit)
  }

  /// True when nothing is left, which makes the last result incomplete.
  public var isSpent: Bool { left.load(ordering: .relaxed) < 0 }

  /// Spends steps; false when fewer are left.
  public func spend(_ steps: Int) -> Bool {
    let steps = max(0, min(steps, Int.max >> 8))
    let (before, _) = left.subtract(steps, ordering: .relaxed)
    if before < steps, before < Int.min >> 2 { left.store(-1, ordering: .relaxed) }
    return before >= steps
  }

  /// Spends the cost of that many elements and bytes.
  ///
  /// - Throws: a failure that says that the expression is too large.
  public func spend(elements: Int = 0, bytes: Int = 0) throws(FunctionFailure) {
    let (cost, overflow) = elements.addingReportingOverflow(bytes / 64)
    guard !overflow, spend(cost) else {
      throw FunctionFailure("the result is too large: an evaluation may take at most \(limit) steps")
    }
  }
}
