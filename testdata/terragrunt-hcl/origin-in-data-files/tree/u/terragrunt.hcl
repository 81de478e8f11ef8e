locals {
  data  = yamldecode(file("../common.yaml"))
  more  = jsondecode(file(find_in_parent_folders("more.json")))
  text  = file("../common.yaml")
  again = yamldecode(local.text)
  made  = yamldecode("owner: ${local.data.owner}")
}
inputs = merge(local.more, local.data.shared, {
  size  = local.data.size
  zone  = local.again.zones[1]
  owner = local.made.owner
})
