terraform {
  source = "git::https://example.com/modules.git//app?ref=v1.2.0"
}

inputs = {
  revision = run_cmd("git", "rev-parse", "HEAD") # strata:ignore run-cmd-at-parse
}
