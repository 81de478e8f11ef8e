public import SourceText

/// A value, and the steps that follow it: `var.a[0].b`.
public struct Traversal: Sendable {
  let storage: SyntaxStorage
  let index: Int

  init(_ storage: SyntaxStorage, _ index: Int) {
    self.storage = storage
    self.index = index
  }

  /// The first value: mostly a `variable`, never itself a traversal.
  public var root: Expression { Expression(storage, storage.firstChild(of: index)) }

  /// The steps, in order; at least one.
  public var steps: NodeList<Step> {
    NodeList(storage, storage.next(after: storage.firstChild(of: index))) { Step($0, $1) }
  }

  /// From the root to the last step.
  public var range: SourceRange { storage.range(of: index) }

  /// One step.
  public struct Step: Sendable {
    /// The kinds of step.
    public enum Content: Sendable {
      /// `.name`.
      case attribute(Text)
      /// `[key]`.
      case index(Expression)
      /// `.0`: the digits as written, possibly with an exponent.
      case legacyIndex(Text)
      /// `.*`: the steps, only attributes and legacy indexes, apply to each element. Later steps apply to the result.
      case attributeSplat(NodeList<Step>)
      /// `[*]`: all following steps apply to each element.
      case fullSplat(NodeList<Step>)
    }

    let storage: SyntaxStorage
    let index: Int

    init(_ storage: SyntaxStorage, _ index: Int) {
      self.storage = storage
      self.index = index
    }

    /// From the `.` or `[` to the step's end; for a splat, without the steps inside it.
    public var range: SourceRange { storage.range(of: index) }

    /// The kind of step, with its contents.
    public var content: Content {
      let node = storage.nodes[index]
      switch node.kind {
      case .indexStep: return .index(Expression(storage, Int(node.firstChild)))
      case .legacyIndexStep: return .legacyIndex(storage.text(node.detail, node.upper))
      case .attributeSplat: return .attributeSplat(NodeList(storage, Int(node.firstChild)) { Step($0, $1) })
      case .fullSplat: return .fullSplat(NodeList(storage, Int(node.firstChild)) { Step($0, $1) })
      default: return .attribute(storage.text(node.detail, node.upper))
      }
    }
  }
}
