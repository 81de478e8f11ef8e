terragrunt = {
  terraform {
    # strata:ignore branch-source we live on the edge
    source = "git::https://example.com/m.git//vpc?ref=main"
  }
}
