"""An invented post in the old blog's format without a defect, to be damaged by the tests."""

SHEEP = """\
## Counting Sheep at Night

**Authors:Ada Example, Bo-Lin Example, Cy D. Example**

We count sheep without a lamp. Our code is at https://github.com/ada/sheep and more is on https://ada.example.org/sheep.

[PDF](http://arxiv.org/abs/2401.00001v2) 12 pages

**Summary**
在没有灯的草地上数羊，误差降到 2%。

**Key Takeaways**
- 羊在夜里会移动。
- 数腿比数头更准。
- 误差从 9% 降到 2%。

**[ChatPaperFree](https://huggingface.co/spaces/Kedreamix/ChatPaperFree)**

1. 标题：夜间数羊

2. 作者：Ada Example, Bo-Lin Example, Cy D. Example

3. 所属机构：草地研究所

4. 关键词：计数，羊，夜间

5. Urls：https://arxiv.org/abs/2401.00001 ，Github：https://github.com/ada/sheep

6. 摘要：

    - (1) 研究背景：夜里数羊时羊会移动，过去的办法都需要灯。

    - (2) 任务与性能：在一百只羊的草地上，误差从 9% 降到 2%。

7. 方法：

    - (1) 先用听觉定位每只羊，再沿着草地的边缘走一圈并记下脚步声。

    - (2) 把腿的总数除以四。

8. 结论：

    - (1) 牧羊人从此可以安睡。

    - (2) 创新点：第一次数腿。

    - 性能：误差是原来的四分之一。

    - 工作量：在三个夜晚里数了三百次。


<details>
  <summary>点此查看论文截图</summary>
<img src="/images/sheep.png" align="middle">
</details>

"""
HEAD = """\
---
title: Sheep
date: 2024-06-20 21:10:31
author: Ada
cover: /images/cover.png
categories: Paper
tags:
    - Sheep
keywords: Sheep
mathjax: true
---

>⚠️ 以下内容由模型生成。
>🔴 请勿用于严肃的学术场合！
>💗 一个项目。

# 2024-06-20 更新

"""
POST = HEAD + SHEEP


def damaged(old: str, new: str, post: str = POST) -> str:
    """The post with one passage replaced, which must stand in it."""
    assert old in post
    return post.replace(old, new, 1)
