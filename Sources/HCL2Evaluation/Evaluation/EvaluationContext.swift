public import Files
public import SourceText
import Synchronization

/// What an evaluation may use: files, and how much time and memory.
public struct EvaluationContext: Sendable {
  /// Where file functions read; nil where a document must not read files.
  public let files: (any FileSystem)?
  /// What relative paths count from: absolute. Terraform's working directory.
  public let workingFolder: Path
  /// What `~` stands for; nil where that is not known.
  public let homeFolder: Path?
  /// How much of the time and memory is left; shared by all evaluations of one document.
  public let budget: EvaluationBudget

  /// A context; without `files` all file functions fail.
  public init(
    files: (any FileSystem)? = nil, workingFolder: Path = "/", homeFolder: Path? = nil,
    budget: EvaluationBudget = EvaluationBudget()
  ) {
    self.files = files
    self.workingFolder = workingFolder
    self.homeFolder = homeFolder
    self.budget = budget
  }
}

/// Bounds the work of an evaluation: a file from a stranger must neither hang nor exhaust the memory.
///
/// Each expression, each element made and each 64 bytes of text cost one step.
public final class EvaluationBudget: Sendable {
  private let left: Atomic<Int>
  /// The number of steps there were at the start.
  public let limit: Int

  /// Enough for tens of megabytes of values, used up within seconds.
  public static let defaultLimit = 5_000_000

  /// A budget of so many steps.
  public init(limit: Int = defaultLimit) {
    self.limit = limit
    left = Atomic(limit)
  }

  /// True when nothing is left: what was computed then is not complete.
  public var isSpent: Bool { left.load(ordering: .relaxed) < 0 }

  /// Takes steps away; false when they are more than what is left.
  public func spend(_ steps: Int) -> Bool {
    let steps = max(0, min(steps, Int.max >> 8))
    let (before, _) = left.subtract(steps, ordering: .relaxed)
    if before < steps, before < Int.min >> 2 { left.store(-1, ordering: .relaxed) }
    return before >= steps
  }

  /// Takes away what so many elements and bytes cost.
  ///
  /// - Throws: a failure that says that the expression is too large.
  public func spend(elements: Int = 0, bytes: Int = 0) throws(FunctionFailure) {
    let (cost, overflow) = elements.addingReportingOverflow(bytes / 64)
    guard !overflow, spend(cost) else {
      throw FunctionFailure("the result is too large: an evaluation may take at most \(limit) steps")
    }
  }
}
