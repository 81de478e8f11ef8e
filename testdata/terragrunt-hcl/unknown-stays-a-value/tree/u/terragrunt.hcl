locals {
  sha = run_cmd("git", "rev-parse", "HEAD")
}

inputs = {
  sha     = local.sha
  image   = "app:${local.sha}"
  account = get_aws_account_id()
  tags    = { sha = local.sha, owner = "team" }
  known   = "as ever"
}
