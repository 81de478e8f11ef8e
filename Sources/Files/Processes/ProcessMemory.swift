import LinuxCalls

/// The memory of the process.
public enum ProcessMemory {
  private static let step: Int32 = 1 << 20

  /// Lets the allocator of the C library take memory from the system in steps of a mebibyte, since each step costs a call.
  /// Other C libraries choose for themselves.
  public static func takeInLargeSteps() { take_memory_in_steps(step) }
}
