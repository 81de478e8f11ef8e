include "root" {
  path = find_in_parent_folders("root.hcl")
}
terraform {
  source = "tfr:///example/app/aws?version=1.0.0"
}
