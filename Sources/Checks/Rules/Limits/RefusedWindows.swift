import Hierarchy
import Pipelines
import SourceText

extension RefusedValue {
  /// The arguments for the windows of a database, by the type of the resource.
  private static let windows: [Text: (backup: Text, maintenance: Text)] = [
    "aws_db_instance": ("backup_window", "maintenance_window"),
    "aws_rds_cluster": ("preferred_backup_window", "preferred_maintenance_window"),
  ]

  /// The findings about windows of a database that are none, or that overlap.
  ///
  /// Source: `PreferredBackupWindow` and `PreferredMaintenanceWindow` in the API of RDS.
  static func windows(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    guard let names = windows[resource.type] else { return [] }
    func given(_ name: Text) -> PassedValue? {
      checked.value(of: name, in: resource).flatMap { $0.text.isEmpty ? nil : $0 }
    }
    let (backup, maintenance) = (given(names.backup), given(names.maintenance))
    let daily = backup.flatMap { TimeWindow($0.text, hasDays: false) }
    let weekly = maintenance.flatMap { TimeWindow($0.text, hasDays: true) }
    var found: [Diagnostic] = []
    func report(_ value: PassedValue?, _ window: TimeWindow?, _ form: String) {
      guard let value, window == nil, value.isGiven else { return }
      found.append(
        finding(
          "'\(value.name)' is '\(value.text)', which is no window of time for RDS", at: value.place,
          notes: [value.note],
          help: "write it as \(words: form)"))
    }
    report(backup, daily, "01:00-02:00")
    report(maintenance, weekly, "sun:03:00-sun:04:00")
    if let backup, let maintenance, let daily, let weekly, weekly.overlaps(daily: daily),
      checked.gives(backup, maintenance)
    {
      found.append(
        finding(
          "the window '\(maintenance.text)' in '\(maintenance.name)' overlaps '\(backup.text)' in '\(backup.name)', which RDS refuses",
          at: maintenance.isGiven ? maintenance.place : backup.place,
          notes: maintenance.isGiven && backup.isGiven ? [Diagnostic.Note("the other window", at: backup.place)] : [],
          help: "move one of them"))
    }
    return found
  }
}
