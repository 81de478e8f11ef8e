locals {
  deep  = [[[[[[[[[[[[[[[[[[[[[[[[[read_terragrunt_config("../common.hcl").locals]]]]]]]]]]]]]]]]]]]]]]]]]
  plain = [[[read_terragrunt_config("../common.hcl").locals]]]
}
inputs = {
  x = local.plain
}
