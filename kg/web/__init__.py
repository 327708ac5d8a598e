"""A read-only SPARQL 1.1 service over the store of a build, with linked data and a small JSON API.

negotiation     which media type an answer has
protocol        what a request asks, or with which status it is refused
rows, worker    a process of its own that opens the store and answers one question after the other
nursery         the process they are forked from
process, workers  the pool of them: lanes, bounds, the switch to a new build
nodes           what the graph says of one thing: the jobs behind linked data and the JSON API
map             the neighbours of a thing as a drawing
pages           the same for people
downloads       the files of the build, whole; panel is the process that makes the one no build writes
description     what the service and the dataset are: service description, VoID and DCAT
guard           who may ask: host, token, origin, sizes; what every answer carries
app             the addresses
server          the sockets
"""
