/// For how many days CloudWatch keeps logs.
public enum LogRetention {
  /// Source: `retentionInDays` of PutRetentionPolicy in the API of CloudWatch Logs; 0 is Terraform's word for ever.
  private static let days = [
    0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
  ]

  /// The nearest days below and above that CloudWatch takes; nil for days that it takes.
  public static func around(_ wanted: Int) -> (below: Int, above: Int?)? {
    if days.contains(wanted) { return nil }
    return (days.last { $0 < wanted } ?? 0, days.first { $0 > wanted })
  }
}
