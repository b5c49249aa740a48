"""Writes connections.json, the expected answers of Tests/RelationAnalysisTests: python3 generate_connections.py

Needs NetworkX 3.6.1. Conventions, as RelationAnalysis states them: "not-same-as" is not walked, "met" holds in both directions,
parallel relations are one connection (with lengths, the shortest of them), nothing connects a node with itself. Lengths are multiples
of 1/8, so sums are exact. Components and density count every relation but judgements of identity. -1 stands for no connection.
"""

import json
import pathlib
import random

import networkx as nx

SYMMETRIC, UNWALKABLE = {"met", "not-same-as"}, {"not-same-as"}
TYPES = ["works-for", "works-for", "called", "met", "not-same-as"]


def random_relations(nodes, count, rng):
    return [(rng.randrange(nodes), rng.choice(TYPES), rng.randrange(nodes), rng.randint(1, 24) / 8) for _ in range(count)]


def network(nodes, relations, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(nodes))
    for source, kind, target, length in relations:
        if source == target or kind in UNWALKABLE:
            continue
        for u, v in [(source, target), (target, source)] if kind in SYMMETRIC else [(source, target)]:
            if not graph.has_edge(u, v) or length < graph[u][v]["weight"]:
                graph.add_edge(u, v, weight=length)
    return graph


def matrix(nodes, lengths):
    return [[lengths.get(u, {}).get(v, -1) for v in range(nodes)] for u in range(nodes)]


def case(name, nodes, count, seed):
    relations = random_relations(nodes, count, random.Random(seed))
    undirected, directed = (network(nodes, relations, directed) for directed in (False, True))
    counts = [
        [len(list(nx.all_shortest_paths(undirected, u, v))) if nx.has_path(undirected, u, v) else 0 for v in range(nodes)]
        for u in range(nodes)
    ]
    return {
        "name": name,
        "node_count": nodes,
        "sources": [r[0] for r in relations],
        "types": [r[1] for r in relations],
        "targets": [r[2] for r in relations],
        "lengths": [r[3] for r in relations],
        "hops": matrix(nodes, dict(nx.all_pairs_shortest_path_length(undirected))),
        "directed_hops": matrix(nodes, dict(nx.all_pairs_shortest_path_length(directed))),
        "shortest": matrix(nodes, dict(nx.all_pairs_dijkstra_path_length(undirected))),
        "directed_shortest": matrix(nodes, dict(nx.all_pairs_dijkstra_path_length(directed))),
        "path_counts": counts,
        "component_count": nx.number_weakly_connected_components(directed),
        "density": nx.density(directed),
    }


cases = [
    case("scattered", 18, 16, 1),
    case("sparse", 18, 30, 2),
    case("dense", 14, 70, 3),
    case("one node", 1, 3, 4),
    case("no relations", 5, 0, 5),
]
answer = {"tool": f"NetworkX {nx.__version__}", "cases": cases}
pathlib.Path(__file__).with_name("connections.json").write_text(json.dumps(answer, separators=(",", ":")) + "\n")
