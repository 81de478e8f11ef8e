terragrunt = {
  terraform {
    # strata:ignore unpinned-source, missing-source
    source = "github.com/example/modules//network"
  }
}
