prevent_destroy = yes
