"""Writes paths.json, the expected answers of Tests/GraphKernelsTests: python3 generate_paths.py

Needs NetworkX 3.6.1. Weights are multiples of 1/8, so sums are exact. NetworkX lists node paths only of graphs without parallel
edges; these are collapsed to the lightest before it is asked, as the convention of GraphKernels says.
"""

import itertools
import json
import pathlib
import random

import networkx as nx

QUERIES, LISTED, K = 6, 40, 8


def edges_of(graph, rng):
    nodes = {node: index for index, node in enumerate(graph.nodes)}
    pairs = [(nodes[u], nodes[v]) for u, v in graph.edges()]
    rng.shuffle(pairs)
    return len(nodes), [(u, v, rng.randint(1, 24) / 8) for u, v in pairs]


def random_multigraph(nodes, edges, rng):
    return nodes, [(rng.randrange(nodes), rng.randrange(nodes), rng.randint(1, 16) / 8) for _ in range(edges)]


def simple(nodes, edges, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(nodes))
    for u, v, w in edges:
        if not graph.has_edge(u, v) or w < graph[u][v]["weight"]:
            graph.add_edge(u, v, weight=w)
    return graph


def answers(graph, source, target, weight):
    if not nx.has_path(graph, source, target):
        return {"length": None, "count": 0, "paths": [], "k_lengths": []}
    every = sorted(nx.all_shortest_paths(graph, source, target, weight=weight))
    best = itertools.islice(nx.shortest_simple_paths(graph, source, target, weight=weight), K) if source != target else [[source]]
    return {
        "length": nx.shortest_path_length(graph, source, target, weight=weight),
        "count": len(every),
        "paths": every if len(every) <= LISTED else [],
        "k_lengths": [nx.path_weight(graph, path, weight) if weight else len(path) - 1 for path in best],
    }


def case(name, directed, nodes, edges, rng):
    graph = simple(nodes, edges, directed)
    weak = nx.weakly_connected_components(graph) if directed else nx.connected_components(graph)
    components = sorted((sorted(part) for part in weak), key=lambda part: part[0])
    hops = nx.single_source_shortest_path_length(graph, 0)
    lengths = nx.single_source_dijkstra_path_length(graph, 0)
    pairs = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(QUERIES)]
    return {
        "name": name,
        "directed": directed,
        "node_count": nodes,
        "sources": [u for u, _, _ in edges],
        "targets": [v for _, v, _ in edges],
        "weights": [w for _, _, w in edges],
        "components": [next(i for i, part in enumerate(components) if node in part) for node in range(nodes)],
        "hops_from_0": [hops.get(node, -1) for node in range(nodes)],
        "lengths_from_0": [lengths.get(node, -1) for node in range(nodes)],
        "queries": [
            {"source": s, "target": t, "by_hops": answers(graph, s, t, None), "by_weight": answers(graph, s, t, "weight")}
            for s, t in pairs
        ],
    }


def main():
    rng = random.Random(20150724)
    classic = {
        "karate club": nx.karate_club_graph(),
        "les miserables": nx.les_miserables_graph(),
        "florentine families": nx.florentine_families_graph(),
        "petersen": nx.petersen_graph(),
        "grid 6x6": nx.grid_2d_graph(6, 6),
        "cycle 12": nx.cycle_graph(12),
        "complete 7": nx.complete_graph(7),
        "star 9": nx.star_graph(9),
        "balanced tree": nx.balanced_tree(3, 3),
        "barabasi-albert": nx.barabasi_albert_graph(100, 2, seed=1),
        "sparse random": nx.gnm_random_graph(80, 70, seed=2),
        "random": nx.gnp_random_graph(60, 0.08, seed=3),
    }
    cases = [case(name, False, *edges_of(graph, rng), rng) for name, graph in classic.items()]
    for seed in range(3):
        graph = nx.gnp_random_graph(50, 0.05 + 0.03 * seed, seed=seed, directed=True)
        cases.append(case(f"directed random {seed}", True, *edges_of(graph, rng), rng))
    for directed in (False, True):
        cases.append(case(f"loops and parallel edges, directed {directed}", directed, *random_multigraph(40, 130, rng), rng))
    document = {
        "tool": f"NetworkX {nx.__version__}",
        "made_by": "generate_paths.py",
        "convention": "parallel edges count as the lightest of them; components are weak and numbered by their smallest node; "
        "-1 stands for unreachable; k_lengths are the lengths of the first 8 simple paths; paths are left out where over 40",
        "cases": cases,
    }
    text = json.dumps(document, separators=(",", ":")).replace('{"name"', '\n{"name"')
    pathlib.Path(__file__).with_name("paths.json").write_text(text + "\n")


main()
