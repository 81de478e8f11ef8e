import HCL2Evaluation
import SourceText

extension Reference {
  /// The place of an attribute with the dot before it; of the whole reference where that can't be told.
  func place(ofAttribute index: Int) -> Place {
    let text = place.file.text(place.range)
    var dots: [Int] = []
    while let dot = text.firstIndex(of: Byte.dot, from: (dots.last ?? -1) + 1) { dots.append(dot) }
    guard dots.count == attributes.count else { return place }
    let end = index + 1 < dots.count ? dots[index + 1] : text.count
    let start = Int(place.range.lower)
    return Place(place.file, SourceRange(start + dots[index], start + end))
  }
}
