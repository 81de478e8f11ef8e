import Hierarchy
import SourceText

extension ResolvedUnit {
  /// The region in the unit's path, otherwise that of a variable named for it; nil when there is neither.
  var ownRegion: Text? {
    if let region { return region }
    for name in ["aws_region", "region"] as [Text] {
      let value = settings.first { $0.name == name }?.value.string
      if let value, Region.isName(value) { return value }
    }
    return nil
  }
}
