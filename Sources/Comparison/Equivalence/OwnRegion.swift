import Hierarchy
import SourceText

extension ResolvedUnit {
  /// The region that a folder of the unit's path names, or else a variable named for it; nil when neither does.
  var ownRegion: Text? {
    if let region { return region }
    for name in ["aws_region", "region"] as [Text] {
      let value = settings.first { $0.name == name }?.value.string
      if let value, Region.isName(value) { return value }
    }
    return nil
  }
}
