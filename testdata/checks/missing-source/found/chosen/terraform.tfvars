terragrunt = {
  terraform {
    source = "${get_env("CODE", "")}/network"
  }
}
