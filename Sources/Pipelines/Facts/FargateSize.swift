/// The sizes of tasks that Fargate has.
///
/// Source: "Task size" in the task definition parameters for Fargate.
public enum FargateSize {
  private struct Size {
    let cpu: Int
    let memories: [Int]

    init(_ cpu: Int, _ memories: [Int]) { (self.cpu, self.memories) = (cpu, memories) }

    init(_ cpu: Int, from least: Int, to most: Int, by step: Int) {
      self.init(cpu, Array(stride(from: least, through: most, by: step)))
    }
  }

  private static let sizes = [
    Size(256, [512, 1024, 2048]), Size(512, from: 1024, to: 4096, by: 1024),
    Size(1024, from: 2048, to: 8192, by: 1024), Size(2048, from: 4096, to: 16_384, by: 1024),
    Size(4096, from: 8192, to: 30_720, by: 1024), Size(8192, from: 16_384, to: 61_440, by: 4096),
    Size(16_384, from: 32_768, to: 122_880, by: 8192),
  ]

  /// The numbers of CPU units that tasks may have.
  public static let cpus = sizes.map(\.cpu)

  /// The MB of memory that tasks with so many CPU units may have, ascending; nil where Fargate has no such tasks.
  public static func memories(withCPU cpu: Int) -> [Int]? { sizes.first { $0.cpu == cpu }?.memories }
}
