"""Writes flow.json, the expected answers about flows, disjoint paths, widest paths and distances: python3 generate_flow.py

NetworkX and igraph both answer wherever both can, and must agree.
"""

import random

import igraph
import networkx as nx

from oracle import agreed, load, to_igraph, write

PAIRS, SOURCES = 6, 3
CONVENTIONS = {
    "all": "along the edges where the graph is directed; loops never matter; null: no path, or not defined; _weighted: by the weights, "
    "absent where the graph has none",
    "max_flow": "every edge has capacity 1; max_flow_weighted: its weight; parallel edges add up. max_flow is also the number of paths "
    "that share no edge, parallel edges being different ones, and the size of a minimum edge cut",
    "edge_disjoint_simple": "paths that share no edge, parallel edges counting as one",
    "node_disjoint": "paths that share no node but their ends; the edges from source to target make one such path, however many they are",
    "min_vertex_cut": "the fewest nodes, source and target not among them, whose removal cuts the target off; null where an edge leads "
    "from source to target, 0 where there is no path",
    "widest": "the greatest smallest weight on a path (the widest of parallel edges counts); null where there is no path",
    "edge_connectivity": "of the graph, parallel edges adding up: the smallest max_flow of any ordered pair; 0 below two nodes",
    "vertex_connectivity": "of the simple graph: the smallest min_vertex_cut of any pair, n-1 if every pair is adjacent; 0 below two nodes",
    "hops": "hops and distances_weighted: from the source to every node, null where it does not lead; the lightest of parallel edges "
    "counts; Dijkstra's and Bellman's algorithms agree",
}


def flow(graph, source, target, weighted):
    """The weights of parallel edges add up."""
    matrix = graph.matrix(weighted)
    network = nx.from_numpy_array(matrix, create_using=nx.DiGraph if graph.directed else nx.Graph)
    return agreed(
        nx.maximum_flow_value(network, source, target, capacity="weight"),
        to_igraph(network).maxflow_value(source, target, capacity="weight"),
    )


def vertex_cut(simple, source, target):
    if simple.has_edge(source, target):
        return float("nan")
    return agreed(
        nx.node_connectivity(simple, source, target), to_igraph(simple).vertex_connectivity(source, target, neighbors="error")
    )


def node_disjoint(simple, source, target):
    """NetworkX refuses adjacent ends in some versions; an edge between the ends is one path, and the rest are counted without it."""
    rest = simple.copy()
    direct = simple.has_edge(source, target)
    if direct:
        rest.remove_edge(source, target)
    count = direct + nx.node_connectivity(rest, source, target)
    if nx.has_path(simple, source, target):
        assert count == len(list(nx.node_disjoint_paths(simple, source, target)))
    return count


def widest(graph, source, target):
    """The greatest threshold at which the edges not below it still join the ends."""
    for width in sorted(set(graph.weights), reverse=True):
        wide = [pair for pair, weight in zip(graph.pairs, graph.weights) if weight >= width]
        part = igraph.Graph(n=graph.count, edges=wide, directed=graph.directed)
        network = nx.DiGraph(wide) if graph.directed else nx.Graph(wide)
        network.add_nodes_from(range(graph.count))
        reached = target in part.subcomponent(source, mode="out")
        assert reached == nx.has_path(network, source, target)
        if reached:
            return width
    return float("nan")


def query(graph, source, target):
    simple = graph.simple()
    answers = {
        "source": source,
        "target": target,
        "max_flow": flow(graph, source, target, False),
        "edge_disjoint_simple": agreed(nx.edge_connectivity(simple, source, target), to_igraph(simple).edge_connectivity(source, target)),
        "node_disjoint": node_disjoint(simple, source, target),
        "min_vertex_cut": vertex_cut(simple, source, target),
    }
    if graph.weights:
        answers["max_flow_weighted"] = flow(graph, source, target, True)
        answers["widest_weighted"] = widest(graph, source, target)
    return answers


def from_source(graph, source):
    simple = graph.simple()
    answers = {"source": source, "hops": distances(simple, source, None)}
    if graph.weights:
        answers["distances_weighted"] = distances(simple, source, "weight")
    return answers


def distances(simple, source, weight):
    lengths = dict(nx.single_source_dijkstra_path_length(simple, source, weight=weight or (lambda *_: 1)))
    bellman = nx.single_source_bellman_ford_path_length(simple, source, weight=weight or (lambda *_: 1))
    assert lengths == dict(bellman)
    found = [lengths.get(node, float("inf")) for node in simple]
    return agreed(found, to_igraph(simple).distances(source, weights=weight, mode="out")[0])


def connectivity(graph):
    """NetworkX looks at weak connection first where the graph is directed; so igraph's vertex connectivity stands alone there."""
    if graph.count < 2:
        return {"edge_connectivity": 0, "vertex_connectivity": 0}
    simple, summed = graph.simple(), nx.from_numpy_array(graph.matrix(False), create_using=nx.DiGraph if graph.directed else nx.Graph)
    pairs = [pair for node in range(1, graph.count) for pair in ((0, node), (node, 0))]  # any cut parts some node from node 0
    edges = min(nx.maximum_flow_value(summed, *pair, capacity="weight") for pair in pairs)
    nodes = to_igraph(simple).vertex_connectivity()
    return {
        "edge_connectivity": agreed(edges, to_igraph(graph.multigraph()).edge_connectivity()),
        "vertex_connectivity": nodes if graph.directed else agreed(nx.node_connectivity(simple), nodes),
    }


def is_parallel(graph, pair):
    return pair[0] != pair[1] and graph.pairs.count(pair) > 1


def answer(graph):
    rng = random.Random(graph.name)
    pairs = [(s, t) for s in range(graph.count) for t in range(graph.count) if s != t]
    chosen = rng.sample(pairs, min(PAIRS, len(pairs))) + [pair for pair in sorted(set(graph.pairs)) if is_parallel(graph, pair)]
    sources = rng.sample(range(graph.count), min(SOURCES, graph.count))
    return {
        **connectivity(graph),
        "queries": [query(graph, *pair) for pair in chosen],
        "sources": [from_source(graph, source) for source in sources],
    }


def main():
    write("flow", CONVENTIONS, {graph.name: answer(graph) for graph in load()})


main()
