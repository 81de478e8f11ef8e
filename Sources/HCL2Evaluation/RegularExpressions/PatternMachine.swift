import SourceText

/// Runs a program over a text. Follows all alternatives in parallel, so the time is proportional to the text's length
/// times the program's.
struct PatternMachine {
  private let program: [PatternProgram.Instruction]
  private let bytes: [UInt8]
  private let slotCount: Int
  /// For each instruction, the step in which it was last added: each is added once per step.
  private var addedIn: [Int]
  private var step = 0
  private var stack: [Frame] = []

  private struct Thread {
    let instruction: Int
    let slots: [Int]
  }

  private struct Frame {
    let instruction: Int
    let slots: [Int]
  }

  init(_ program: PatternProgram, _ bytes: [UInt8], groups: Int) {
    self.program = program.instructions
    self.bytes = bytes
    slotCount = 2 * (groups + 1)
    addedIn = Array(repeating: -1, count: program.instructions.count)
  }

  /// The slots of the leftmost match that starts at or after `start`; of several, the preferred one.
  mutating func run(from start: Int, _ budget: EvaluationBudget) throws(FunctionFailure) -> [Int]? {
    var threads: [Thread] = []
    var best: [Int]?
    var position = start
    while true {
      step += 1
      var current: [Thread] = []
      for thread in threads { add(thread.instruction, thread.slots, at: position, to: &current) }
      if best == nil { add(0, Array(repeating: -1, count: slotCount), at: position, to: &current) }
      if current.isEmpty, best != nil { break }
      try budget.spend(elements: 1 + current.count / 8)
      let (value, width) = scalar(at: position)
      threads.removeAll(keepingCapacity: true)
      loop: for thread in current {
        switch program[thread.instruction] {
        case .match:
          best = thread.slots
          break loop
        case .set(let set):
          if width > 0, set.contains(value) {
            threads.append(Thread(instruction: thread.instruction + 1, slots: thread.slots))
          }
        case .assertion, .split, .jump, .save: break
        }
      }
      if width == 0 || threads.isEmpty && best != nil { break }
      position += width
    }
    return best
  }

  /// Follows jumps, splits and assertions to the instructions that consume a scalar.
  private mutating func add(_ instruction: Int, _ slots: [Int], at position: Int, to threads: inout [Thread]) {
    stack.removeAll(keepingCapacity: true)
    stack.append(Frame(instruction: instruction, slots: slots))
    while let frame = stack.popLast() {
      guard addedIn[frame.instruction] != step else { continue }
      addedIn[frame.instruction] = step
      switch program[frame.instruction] {
      case .jump(let target): stack.append(Frame(instruction: target, slots: frame.slots))
      case .split(let first, let second):
        stack.append(Frame(instruction: second, slots: frame.slots))
        stack.append(Frame(instruction: first, slots: frame.slots))
      case .save(let slot):
        var slots = frame.slots
        slots[slot] = position
        stack.append(Frame(instruction: frame.instruction + 1, slots: slots))
      case .assertion(let assertion):
        if holds(assertion, at: position) {
          stack.append(Frame(instruction: frame.instruction + 1, slots: frame.slots))
        }
      case .set, .match: threads.append(Thread(instruction: frame.instruction, slots: frame.slots))
      }
    }
  }

  private func holds(_ assertion: PatternNode.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == bytes.count
    case .lineStart: position == 0 || bytes[position - 1] == UInt8(ascii: "\n")
    case .lineEnd: position == bytes.count || bytes[position] == UInt8(ascii: "\n")
    case .wordBoundary: isWord(at: position - 1) != isWord(at: position)
    case .noWordBoundary: isWord(at: position - 1) == isWord(at: position)
    }
  }

  private func isWord(at index: Int) -> Bool {
    bytes.indices.contains(index) && bytes[index] < 0x80 && NamedScalarSets.words.contains(UInt32(bytes[index]))
  }

  /// The scalar at a position and its length in bytes; 0 and 0 at the end.
  private func scalar(at position: Int) -> (UInt32, Int) {
    guard position < bytes.count else { return (0, 0) }
    let first = bytes[position]
    let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    if width == 1 { return (UInt32(first), 1) }
    guard first >= 0xC0, position + width <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0xFF >> UInt32(width + 1))
    for byte in bytes[position + 1..<position + width] { value = value << 6 | UInt32(byte & 0x3F) }
    return (value, width)
  }

  func width(at position: Int) -> Int { scalar(at: position).1 }
}
