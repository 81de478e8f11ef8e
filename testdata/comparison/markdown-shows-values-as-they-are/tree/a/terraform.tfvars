terragrunt = { terraform { source = "m" } }
v = "a`b|c <b>@team</b> *x* [y](z) http://e.x www.e.x\n# h"
