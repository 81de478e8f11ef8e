stage = prod
flag  = True

zones = []
sizes = NULL
