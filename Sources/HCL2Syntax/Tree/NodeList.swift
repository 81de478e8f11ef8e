/// Children of a node, in source order, created one at a time.
public struct NodeList<Element: Sendable>: Sequence, Sendable {
  private let storage: SyntaxStorage
  private let start: Int
  private let end: Int
  private let view: @Sendable (SyntaxStorage, Int) -> Element

  /// The nodes from `first` (0 for an empty list) up to `end` or the last sibling.
  init(_ storage: SyntaxStorage, _ first: Int, end: Int = 0, view: @escaping @Sendable (SyntaxStorage, Int) -> Element)
  {
    self.storage = storage
    start = first
    self.end = end
    self.view = view
  }

  /// True when the list is empty.
  public var isEmpty: Bool { start == end }

  /// The first element; nil when the list is empty.
  public var first: Element? {
    var iterator = makeIterator()
    return iterator.next()
  }

  /// The number of elements; takes linear time.
  public var count: Int {
    var count = 0
    for _ in self { count += 1 }
    return count
  }

  public func makeIterator() -> Iterator { Iterator(list: self, next: start) }

  /// Iterates over the list.
  public struct Iterator: IteratorProtocol {
    private let list: NodeList
    private var index: Int

    fileprivate init(list: NodeList, next: Int) {
      self.list = list
      index = next
    }

    public mutating func next() -> Element? {
      guard index != list.end else { return nil }
      defer { index = list.storage.next(after: index) }
      return list.view(list.storage, index)
    }
  }
}
