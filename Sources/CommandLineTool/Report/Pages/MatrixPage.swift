import Comparison
import SourceText

/// The values of one thing in all its environments.
struct MatrixPage {
  private let estate: ReportedEstate
  private let row: ReportedEstate.Row
  private let matrix: Matrix
  private let secrets: SecretPolicy

  /// Nil when there is only one of it.
  init?(_ row: ReportedEstate.Row, of estate: ReportedEstate, _ secrets: SecretPolicy) {
    guard let matrix = row.matrix else { return nil }
    self.row = row
    self.matrix = matrix
    self.estate = estate
    self.secrets = secrets
  }

  var bytes: [UInt8] {
    var page = PageParts.page(row.page, title: row.name)
    let parts = PageParts(estate: estate)
    page.add("<p>\(matrix.summary)</p>\n")
    page.add("<p>\(row.compared.map(parts.link).joined(separator: " · "))</p>\n")
    page.add("<p class=\"legend\"><span class=\"is-odd\">unlike most of the others</span></p>\n")
    let writer = MatrixHTMLWriter(secrets: secrets)
    if matrix.rows(all: false).isEmpty {
      page.add("<p>All values are the same.</p>\n")
    } else {
      page.add("<h2>Values that differ</h2>\n\(writer.table(of: matrix, all: false))")
    }
    page.add("<h2>All values</h2>\n\(writer.table(of: matrix, all: true))")
    return page.bytes
  }
}
