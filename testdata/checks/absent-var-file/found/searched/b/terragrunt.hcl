include "root" {
  path = "../../searched.hcl"
}
