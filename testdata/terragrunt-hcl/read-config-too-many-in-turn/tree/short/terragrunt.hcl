locals {
  second = read_terragrunt_config("../chain/2.hcl")
}
inputs = {
  x = local.second.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.next.locals.last
}
