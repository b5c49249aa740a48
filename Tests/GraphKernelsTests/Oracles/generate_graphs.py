"""Writes graphs.json, the graphs that the oracles of every family answer for: python3 generate_graphs.py

Needs NetworkX 3.6.1. Weights are multiples of 1/8, so sums are exact and ties are real. Edges are shuffled, the ends of undirected ones
too: a kernel must not depend on their order.
"""

import json
import pathlib
import random

import networkx as nx

rng = random.Random(20200229)


def entry(name, graph, weighted):
    """Weighted: "own" takes the weights of the graph, True draws them, False leaves them out."""
    number = {node: index for index, node in enumerate(graph.nodes)}
    edges = [(number[u], number[v], w) for u, v, w in graph.edges(data="weight")]
    if weighted != "own":
        edges = [(u, v, rng.randint(1, 24) / 8) for u, v, _ in edges]
    rng.shuffle(edges)
    directed = graph.is_directed()
    if not directed:
        edges = [(v, u, w) if rng.random() < 0.5 else (u, v, w) for u, v, w in edges]
    return {
        "name": name,
        "directed": directed,
        "node_count": len(number),
        "sources": [u for u, _, _ in edges],
        "targets": [v for _, v, _ in edges],
        "weights": [w for _, _, w in edges] if weighted else None,
    }


def scattered(kind, nodes, edges):
    """Random edges, loops and parallel ones among them; one more node hangs by two parallel edges, another by none."""
    graph = kind()
    graph.add_nodes_from(range(nodes + 2))
    graph.add_edges_from((rng.randrange(nodes), rng.randrange(nodes)) for _ in range(edges))
    graph.add_edges_from([(0, 0), (0, 0), (1, 2), (1, 2), (2, 1), (3, 3), (0, nodes), (0, nodes)])
    return graph


def strongly_connected(nodes, chords):
    graph = nx.cycle_graph(nodes, create_using=nx.DiGraph)
    graph.add_edges_from(tuple(rng.sample(range(nodes), 2)) for _ in range(chords))
    return graph


def acyclic(nodes, edges):
    order = rng.sample(range(nodes), nodes)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((order[a], order[b]) for a, b in (sorted(rng.sample(range(nodes), 2)) for _ in range(edges)))
    return graph


def with_sinks(nodes, edges, sinks):
    """The last nodes have no edge that leads out of them."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((rng.randrange(nodes - sinks), rng.randrange(nodes)) for _ in range(edges))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def main():
    parts = [nx.cycle_graph(5), nx.complete_graph(4), nx.path_graph(3), nx.empty_graph(2)]
    graphs = [
        entry("empty", nx.Graph(), False),
        entry("empty directed", nx.DiGraph(), False),
        entry("single node", nx.empty_graph(1), False),
        entry("single node with a loop", nx.MultiGraph([(0, 0)]), True),
        entry("single edge", nx.path_graph(2), True),
        entry("single directed edge", nx.DiGraph([(0, 1)]), True),
        entry("two isolated nodes", nx.empty_graph(2), False),
        entry("path", nx.path_graph(9), True),
        entry("cycle", nx.cycle_graph(10), True),
        entry("directed cycle", nx.cycle_graph(7, create_using=nx.DiGraph), True),
        entry("star", nx.star_graph(8), False),
        entry("complete", nx.complete_graph(7), True),
        entry("complete bipartite", nx.complete_bipartite_graph(3, 4), True),
        entry("petersen", nx.petersen_graph(), False),
        entry("grid", nx.grid_2d_graph(6, 5), True),
        entry("tree", nx.balanced_tree(2, 4), True),
        entry("wheel", nx.wheel_graph(9), True),
        entry("barbell", nx.barbell_graph(5, 3), False),
        entry("ring of cliques", nx.ring_of_cliques(5, 6), False),
        entry("disconnected", nx.disjoint_union_all(parts), True),
        entry("karate club", nx.karate_club_graph(), "own"),
        entry("les miserables", nx.les_miserables_graph(), "own"),
        entry("florentine families", nx.florentine_families_graph(), True),
        entry("sparse random", nx.gnm_random_graph(40, 45, seed=1), True),
        entry("random", nx.gnp_random_graph(60, 0.08, seed=2), True),
        entry("dense random", nx.gnp_random_graph(24, 0.4, seed=3), False),
        entry("barabasi-albert", nx.barabasi_albert_graph(60, 2, seed=4), True),
        entry("watts-strogatz", nx.watts_strogatz_graph(60, 4, 0.1, seed=5), False),
        entry("sparse directed", nx.gnp_random_graph(50, 0.03, seed=6, directed=True), True),
        entry("directed random", nx.gnp_random_graph(30, 0.12, seed=7, directed=True), True),
        entry("dense directed", nx.gnp_random_graph(20, 0.4, seed=8, directed=True), False),
        entry("acyclic", acyclic(25, 60), False),
        entry("strongly connected", strongly_connected(24, 40), True),
        entry("with sinks", with_sinks(24, 60, 5), True),
        entry("loops and parallel edges", scattered(nx.MultiGraph, 22, 30), True),
        entry("directed loops and parallel edges", scattered(nx.MultiDiGraph, 24, 50), True),
    ]
    document = {
        "tools": {"networkx": nx.__version__},
        "made_by": "generate_graphs.py",
        "conventions": "nodes are 0 ..< node_count; weights are null where the graph has none",
        "graphs": graphs,
    }
    text = json.dumps(document, separators=(",", ":")).replace('{"name"', '\n{"name"')
    pathlib.Path(__file__).with_name("graphs.json").write_text(text + "\n")


main()
